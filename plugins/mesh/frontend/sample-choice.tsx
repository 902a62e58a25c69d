import { groupedText } from "@runlens/base";
import { Button } from "@runlens/widgets";
import { ChevronLeft, ChevronRight } from "lucide-react";

interface SampleChoiceProps {
  /** 0 is the first. */
  readonly sample: number;
  readonly count: number;
  /** Names the card. */
  readonly of: string;
  readonly onChange: (sample: number) => void;
}

/** Goes through the meshes that one value holds. */
export function SampleChoice({ sample, count, of, onChange }: SampleChoiceProps) {
  return (
    <div className="mesh-samples">
      <Button
        variant="icon"
        label={`Sample before: ${of}`}
        hint="Sample before"
        icon={<ChevronLeft aria-hidden />}
        disabled={sample === 0}
        onClick={() => onChange(sample - 1)}
      />
      <output>
        sample {groupedText(sample + 1)} of {groupedText(count)}
      </output>
      <Button
        variant="icon"
        label={`Sample after: ${of}`}
        hint="Sample after"
        icon={<ChevronRight aria-hidden />}
        disabled={sample === count - 1}
        onClick={() => onChange(sample + 1)}
      />
    </div>
  );
}
