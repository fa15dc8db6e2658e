import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clientAddress, countedAddress } from './client-address';

const surroundings = { TRUST_PROXY: '0', NODE_ENV: 'production' };
vi.mock('@/lib/platform/env', () => ({ env: () => surroundings }));

const from = (headers: Record<string, string>) => clientAddress(new Headers(headers));

beforeEach(() => Object.assign(surroundings, { TRUST_PROXY: '0', NODE_ENV: 'production' }));

describe('the address that guesses are counted by', () => {
  it('is the socket’s, whatever the visitor claims', () => {
    expect(from({ 'x-tthc-address': '203.0.113.5', 'x-forwarded-for': '10.0.0.1' })).toBe('203.0.113.5');
    expect(from({ 'x-forwarded-for': '10.0.0.1' })).toBe('unknown');
  });

  it('is what our own proxy added, the last of the list, when there is one', () => {
    surroundings.TRUST_PROXY = '1';
    expect(from({ 'x-tthc-address': '127.0.0.1', 'x-forwarded-for': '1.2.3.4, 203.0.113.5' })).toBe('203.0.113.5');
    expect(from({ 'x-tthc-address': '127.0.0.1' })).toBe('unknown');
  });

  it.each([
    ['203.0.113.5', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['::1', '::1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['[2001:db8::9]:443', '2001:db8:0:0::/64'],
    ['<script>', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('%s counts as %s', (text, counted) => {
    expect(countedAddress(text)).toBe(counted);
  });
});
