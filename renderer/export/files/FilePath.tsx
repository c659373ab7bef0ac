/** Characters of a name's end that always stay: its number and its ending. */
const TAIL = 12;

/** A path on one line. What is too long loses letters of its folders first, then in the middle of its name. */
export function FilePath({ path }: { path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  const name = path.slice(cut);
  const end = Math.max(0, name.length - TAIL);
  return (
    <span className="file-path" title={path}>
      <span className="file-path-folder">{path.slice(0, cut)}</span>
      <span className="file-path-name">{name.slice(0, end)}</span>
      <span className="file-path-end">{name.slice(end)}</span>
    </span>
  );
}
