/** Beside whatever was written down from memory and has not been compared with the original legal text. */
export function UnverifiedFlag({ children = 'chưa đối chiếu bản gốc' }: { children?: string }) {
  return <span className="flag">{children}</span>;
}
