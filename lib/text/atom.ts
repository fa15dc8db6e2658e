import type { PlainDate } from '../domain/calendar/plain-date';

/** One change: a version that began, or a procedure that ended without a successor. */
export type FeedEntry = { readonly id: string; readonly on: PlainDate; readonly title: string; readonly href: string; readonly summary: string; readonly category: string };
export type Feed = { readonly id: string; readonly title: string; readonly self: string; readonly alternate: string; readonly author: string; readonly rights: string; readonly entries: readonly FeedEntry[]; readonly updatedAt: string };

// XML 1.0 has no way at all to hold most control characters.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Text as it may stand in an element or an attribute of XML. */
export const xmlText = (text: string): string => text.replace(CONTROLS, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');

/** A day begins at midnight in Vietnam (RFC 3339). */
const at = (on: PlainDate): string => `${on}T00:00:00+07:00`;

/** An Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const entries = feed.entries.map((entry) => `<entry><id>${xmlText(entry.id)}</id><title>${xmlText(entry.title)}</title><updated>${at(entry.on)}</updated><published>${at(entry.on)}</published><link rel="alternate" type="text/html" href="${xmlText(entry.href)}"/><category term="${xmlText(entry.category)}"/><summary>${xmlText(entry.summary)}</summary></entry>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>${xmlText(feed.id)}</id><title>${xmlText(feed.title)}</title><updated>${feed.updatedAt}</updated><link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/><link rel="alternate" type="text/html" href="${xmlText(feed.alternate)}"/><author><name>${xmlText(feed.author)}</name></author><rights>${xmlText(feed.rights)}</rights>
${entries.join('\n')}
</feed>
`;
}
