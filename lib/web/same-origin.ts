import 'server-only';

/**
 * Was this form sent from a page of another site? Pages whose address is a secret send no referrer, and their Origin is
 * then `null`; what the browser itself says of the two sites decides.
 */
export function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'cross-site';
  const origin = request.headers.get('origin');
  if (origin === null || origin === 'null') return false;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** On to a page after a form was sent: 303, so that a reload sends nothing again. */
export const goTo = (location: string, headers: Record<string, string> = {}): Response => new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', ...headers } });
