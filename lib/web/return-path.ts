const BASE = 'http://trang-nay.invalid';

/**
 * Where to go on to after signing in: a path of this site, or null. Whatever a browser might read as another site is
 * refused: `//x`, `/\x`, a scheme, control characters, their encoded forms, and the sign-in page itself.
 */
export function localPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 2_000 || !text.startsWith('/')) return null;
  if (/[\u0000-\u0020\u007f\\]/.test(text) || text.startsWith('//')) return null;
  let url: URL;
  try {
    url = new URL(text, BASE);
    // Twice encoded is still encoded once by the time a browser follows it; the path alone decides where it leads.
    if (/^\/{2}|[\\\u0000-\u001f]/.test(decodeURIComponent(url.pathname))) return null;
  } catch {
    return null;
  }
  if (url.origin !== BASE || url.pathname.startsWith('//')) return null;
  if (/^\/(dang-nhap|api)(\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
