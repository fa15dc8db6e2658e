/** What a form sent: one value, several of one name, or a file. Names ending in `[]` are always lists. */
export type FormValues = { readonly [name: string]: string | File | readonly (string | File)[] };

const MOST_ENTRIES = 5_000;
const LONGEST_TEXT = 1_000_000;

/**
 * Text as the database can hold it: composed as Vietnamese is typed (NFC), without the null character that PostgreSQL
 * refuses, without half a surrogate pair. Line ends become `\n`.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC');
}

/**
 * A form's fields as plain values. A name sent twice becomes a list, which a schema that expects one text refuses;
 * a file input left empty is left out. Null when there is more than any form of ours sends.
 */
export function readForm(form: FormData): FormValues | null {
  const values = new Map<string, string | File | (string | File)[]>();
  let entries = 0;
  let length = 0;
  for (const [key, entry] of form.entries()) {
    if (key.startsWith('$ACTION_')) continue;
    entries += 1;
    length += typeof entry === 'string' ? entry.length : 0;
    if (entries > MOST_ENTRIES || length > LONGEST_TEXT || key.length > 200) return null;
    if (typeof entry !== 'string' && entry.size === 0 && entry.name === '') continue;
    const value = typeof entry === 'string' ? cleanText(entry) : entry;
    const isList = key.endsWith('[]');
    const name = isList ? key.slice(0, -2) : key;
    const earlier = values.get(name);
    if (earlier === undefined) values.set(name, isList ? [value] : value);
    else if (Array.isArray(earlier)) earlier.push(value);
    else values.set(name, [earlier, value]);
  }
  return Object.fromEntries(values);
}

const SECRET = /password|secret|mat-khau/i;

/** What goes back to the form after a mistake: its texts, but never a password and never a file. */
export function textsOf(values: FormValues): { values: Record<string, string>; lists: Record<string, string[]> } {
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) {
    if (SECRET.test(name)) continue;
    if (typeof value === 'string') texts.set(name, value);
    else if (Array.isArray(value)) lists.set(name, value.filter((one): one is string => typeof one === 'string'));
  }
  return { values: Object.fromEntries(texts), lists: Object.fromEntries(lists) };
}
