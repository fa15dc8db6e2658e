import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-policy';

const person = { username: 'chuyenvien', name: 'Đỗ Khánh Vy' };
const fault = (password: string, current?: string) => passwordFault(password, person, current);

describe('the choice of a password', () => {
  it.each([
    ['ngắn quá', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['Chuyenvien-2026', 'holds-name'],
    ['do.khanh.vy.hp', 'holds-name'],
    ['Đỗ Khánh Vy 88', 'holds-name'],
    ['Mật khẩu 123', 'too-common'],
    ['password2026', 'too-common'],
    ['aaaaaaaaaaaa', 'too-plain'],
    ['zyxwvutsrqponm', 'too-plain'],
    ['12345678901', 'too-common'],
    ['98765432100', 'too-plain'],
  ] as const)('refuses %s: %s', (password, reason) => {
    expect(fault(password)).toBe(reason);
  });

  it('refuses the one being replaced', () => {
    expect(fault('cá thu kho riềng', 'cá thu kho riềng')).toBe('same-as-before');
  });

  it('allows any long enough phrase, with diacritics and without signs', () => {
    expect(fault('cá thu kho riềng')).toBeNull();
    expect(fault('Mau-2026-tthc')).toBeNull();
    expect(fault('ba con mèo trên mái ngói đỏ')).toBeNull();
  });

  it('counts letters, not the bytes or units behind them', () => {
    expect(fault('😀😁😂🤣😃')).toBe('too-short');
  });
});
