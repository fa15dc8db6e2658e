import 'server-only';
import { env } from '@/lib/platform/env';

/** The address of the socket, written by our own server over whatever the visitor sent. */
export const SOCKET_ADDRESS_HEADER = 'x-tthc-address';

const IPV4_IN_IPV6 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** The first four groups of an IPv6 address: one subscriber has all the rest. */
function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** One address as guesses are counted by it: an IPv4 address whole, an IPv6 one by its network. Anything else is `unknown`. */
export function countedAddress(text: string | null | undefined): string {
  const address = (text ?? '').trim().replace(/^\[|\](:\d+)?$/g, '').replace(/%.*$/, '');
  const inner = IPV4_IN_IPV6.exec(address)?.[1] ?? address;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(inner)) return inner;
  if (/^[0-9a-f:]{2,45}$/i.test(inner) && inner.includes(':')) return inner === '::1' ? '::1' : networkOf(inner);
  return 'unknown';
}

/**
 * Where a request comes from. Behind a proxy of ours (TRUST_PROXY=1) it is what that proxy added, the last of the list;
 * without one, the socket's. A visitor's own X-Forwarded-For counts for nothing.
 */
export function clientAddress(headers: { get(name: string): string | null }): string {
  const { TRUST_PROXY, NODE_ENV } = env();
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1);
  if (TRUST_PROXY === '1') return countedAddress(forwarded);
  return countedAddress(headers.get(SOCKET_ADDRESS_HEADER) ?? (NODE_ENV === 'production' ? null : forwarded));
}
