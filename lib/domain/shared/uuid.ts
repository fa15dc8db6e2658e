const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an id as the database keeps them: asked before a text from outside is compared with a uuid column, which would throw. */
export const isUuid = (text: string): boolean => UUID.test(text);
