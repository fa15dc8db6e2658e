import 'server-only';

/** A pattern of LIKE that finds a text anywhere. Its signs in what people type are letters. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
