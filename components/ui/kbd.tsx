/** A key cap. Several keys pressed together are separate caps: `keys={['Ctrl', 'Enter']}`. Hidden under 900 px. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="caps">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
