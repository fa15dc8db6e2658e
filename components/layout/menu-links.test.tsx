import { describe, expect, it } from 'vitest';
import { currentItem } from './menu-links';

const items = [
  { href: '/ho-so', label: 'Hồ sơ' },
  { href: '/ho-so/moi', label: 'Quầy tiếp nhận' },
  { href: '/lich', label: 'Lịch làm việc' },
];

describe('currentItem', () => {
  it('takes the longest address that the page begins with', () => {
    expect(currentItem(items, '/ho-so/moi')?.label).toBe('Quầy tiếp nhận');
    expect(currentItem(items, '/ho-so/H24.21-261112-0003')?.label).toBe('Hồ sơ');
    expect(currentItem(items, '/ho-so')?.label).toBe('Hồ sơ');
  });

  it('does not take a longer word for the same one', () => {
    expect(currentItem(items, '/lich-su')).toBeNull();
  });
});
