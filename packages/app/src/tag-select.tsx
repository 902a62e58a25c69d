import type { ApiTag } from "@runlens/model";
import { Select } from "@runlens/widgets";
import { memo, useMemo } from "react";

interface TagSelectProps {
  readonly label: string;
  /** "": none. */
  readonly value: string;
  readonly tags: readonly ApiTag[];
  readonly onChange: (tag: string) => void;
}

/** More are no list to choose from; menus of cards offer the others. */
const MAX_LISTED = 1000;

export const TagSelect = memo(function TagSelect({ label, value, tags, onChange }: TagSelectProps) {
  const options = useMemo((): Readonly<Record<string, string>> => {
    const listed = new Set(tags.slice(0, MAX_LISTED).map(({ tag }) => tag));
    if (value !== "") listed.add(value);
    return { "": "None", ...Object.fromEntries(Array.from(listed, (tag) => [tag, tag])) };
  }, [tags, value]);
  return <Select label={label} value={value} options={options} onChange={onChange} menu />;
});
