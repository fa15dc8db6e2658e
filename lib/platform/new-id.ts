import { randomBytes } from 'node:crypto';
import { now } from './clock';

/** A new row's id: UUID version 7, so that rows made later sort later. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An unguessable token for an address: 128 bits in 22 characters that a QR code and a URL carry as they are. */
export const newToken = (): string => randomBytes(16).toString('base64url');
