/**
 * Puts the page itself on the device: registers its service worker, whose scope is this page alone, and tells it which files the
 * page is made of. The reader of codes is fetched now, because there is no network when it is first needed.
 */
export function keepPageOffline(): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const tell = async (): Promise<void> => {
    await import('jsqr').catch(() => undefined);
    const registration = await navigator.serviceWorker.register('/tai-cho-sw.js', { scope: '/kiem-tra/tai-cho' });
    await navigator.serviceWorker.ready;
    const urls = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/_next/static/`));
    (registration.active ?? navigator.serviceWorker.controller)?.postMessage({ kind: 'keep', urls: [...new Set(urls)] });
  };
  const begun = setTimeout(() => void tell().catch(() => undefined), 500);
  return () => clearTimeout(begun);
}
