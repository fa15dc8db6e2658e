/** SHA-256 of a text (UTF-8) in lower-case hexadecimal. Given from outside: the rules have no packages. */
export type Hash = (text: string) => string;
