import { cleanText } from './read-form';

/** One text of an address's query: the last when it is there twice, undefined when empty; at most 200 characters, because nobody types more into a search box. */
export function queryText(value: string | string[] | undefined): string | undefined {
  const last = Array.isArray(value) ? value.at(-1) : value;
  const text = last === undefined ? '' : cleanText(last).trim().slice(0, 200);
  return text === '' ? undefined : text;
}
