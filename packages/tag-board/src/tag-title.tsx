import type { ApiTag } from "@runlens/model";
import { splitTag } from "@runlens/plugin-api/tags";
import "./run-card-header.css";

/** A tag as the title of a card; the whole of it and its description are shown under the pointer. */
export function TagTitle({ tag }: { readonly tag: ApiTag }) {
  const { folders, name } = splitTag(tag.tag);
  return (
    <h3
      className="run-card-title"
      title={tag.description === "" ? tag.tag : `${tag.tag}\n${tag.description}`}
    >
      <span className="run-card-folders">{folders}</span>
      <span className="run-card-name">{name}</span>
    </h3>
  );
}
