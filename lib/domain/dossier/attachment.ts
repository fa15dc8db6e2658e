import { ok, refuse, type Result } from '../shared/result';

/** What may be attached: scans and office documents. Nothing that a browser would run. */
export const ATTACHMENT_TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
} as const;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** 20 MB each. */
export const LARGEST_ATTACHMENT = 20 * 1024 * 1024;

/** What the public may send in: scans and text documents. */
export const PUBLIC_ATTACHMENT_TYPES: ReadonlySet<string> = new Set<AttachmentType>(['application/pdf', 'image/jpeg', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);

/** Those that a browser shows by itself; the others are only saved. */
export const SHOWN_INLINE: ReadonlySet<string> = new Set<AttachmentType>(['application/pdf', 'image/jpeg', 'image/png']);

export type AttachmentRefusal = { readonly name: 'TypeNotAllowed'; readonly found: string | null } | { readonly name: 'TypeDiffersFromName'; readonly found: AttachmentType; readonly extension: string };

const EVERY_TYPE: ReadonlySet<string> = new Set(Object.keys(ATTACHMENT_TYPES));

/** The ending of a name, in lower case; empty when it has none. */
export const extensionOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** May this content be attached under this name? The content decides what it is; a name that says something else is refused. */
export function checkAttachment(name: string, mediaType: string | null, allowed: ReadonlySet<string> = EVERY_TYPE): Result<AttachmentType, AttachmentRefusal> {
  const isAllowed = (type: string | null): type is AttachmentType => type !== null && allowed.has(type);
  if (!isAllowed(mediaType)) return refuse({ name: 'TypeNotAllowed', found: mediaType });
  const extension = extensionOf(name);
  const endings: readonly string[] = ATTACHMENT_TYPES[mediaType];
  return endings.includes(extension) ? ok(mediaType) : refuse({ name: 'TypeDiffersFromName', found: mediaType, extension });
}

const LONGEST_NAME = 150;

/** The name to keep: without a path, control characters or signs that a file system or a header misreads. */
export function safeFileName(name: string): string {
  const base = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').split(/[/\\]/).at(-1)?.replace(/[<>:"|?*]/g, '_').replace(/^\.+/, '').trim() ?? '';
  const extension = extensionOf(base);
  const stem = extension === '' ? base : base.slice(0, -(extension.length + 1));
  const short = [...stem].slice(0, LONGEST_NAME - extension.length - 1).join('').trim();
  return extension === '' ? short || 'tep' : `${short || 'tep'}.${extension}`;
}
