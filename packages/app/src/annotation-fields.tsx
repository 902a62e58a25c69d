import { ANNOTATION_LIMITS } from "@runlens/model";
import { Button, ColorField, TextField } from "@runlens/widgets";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import "./run-annotations.css";
import { typedTags } from "./runs/run-changes.ts";

interface AnnotationFieldProps {
  /** For the eye: what is in it has an accessible name of its own. */
  readonly label: string;
  readonly children: ReactNode;
}

export function AnnotationField({ label, children }: AnnotationFieldProps) {
  return (
    <div className="run-annotations-field">
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

interface ColorAnnotationProps {
  /** As it is drawn. */
  readonly value: string;
  /** Whether somebody chose it. */
  readonly isChosen: boolean;
  readonly disabled?: boolean;
  /** Null takes the chosen one away. */
  readonly onChange: (color: string | null) => void;
}

export function ColorAnnotation(props: ColorAnnotationProps) {
  const { value, isChosen, disabled = false, onChange } = props;
  return (
    <AnnotationField label="Colour">
      <div className="run-annotations-row">
        <ColorField label="Colour" value={value} disabled={disabled} onCommit={onChange} />
        {isChosen && !disabled && <Button label="Reset" onClick={() => onChange(null)} />}
      </div>
    </AnnotationField>
  );
}

interface TagAnnotationsProps {
  readonly tags: readonly string[];
  readonly disabled?: boolean;
  /** Whether there is room for another one. */
  readonly canAdd?: boolean;
  /** Told what was typed, of which some may be there already. Never empty. */
  readonly onAdd: (tags: readonly string[]) => void;
  readonly onRemove: (tag: string) => void;
}

export function TagAnnotations(props: TagAnnotationsProps) {
  const { tags, disabled = false, canAdd = true, onAdd, onRemove } = props;
  const add = (text: string): void => {
    const added = typedTags(text);
    if (added.length > 0) onAdd(added);
  };
  return (
    <AnnotationField label="Tags">
      <div className="run-annotations-row">
        {tags.map((tag) => (
          <span key={tag} className="run-tag">
            <bdi>{tag}</bdi>
            {!disabled && (
              <button
                type="button"
                aria-label={`Take away the tag ${tag}`}
                onClick={() => onRemove(tag)}
              >
                <X aria-hidden />
              </button>
            )}
          </span>
        ))}
        {canAdd && !disabled && (
          <div className="run-tag-field">
            {/* Empty again after each tag. */}
            <TextField
              label="Add a tag"
              value=""
              placeholder="Add a tag"
              maxLength={ANNOTATION_LIMITS.tagChars}
              onCommit={add}
            />
          </div>
        )}
      </div>
    </AnnotationField>
  );
}
