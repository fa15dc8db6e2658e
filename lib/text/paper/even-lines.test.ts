import { describe, expect, test } from 'vitest';
import { evenLines } from './even-lines';

const broken = (name: string, perLine = 26): readonly string[] => evenLines(name, perLine, 'Hải Phòng').split('\n');

describe('the name of an office at the head of a paper', () => {
  test('stays on one line when it fits', () => {
    expect(broken('VĂN PHÒNG')).toEqual(['VĂN PHÒNG']);
    expect(broken('BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG', 38)).toEqual(['BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG']);
  });

  test('breaks between its parts, in even lines', () => {
    expect(broken('BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG')).toEqual(['BAN QUẢN LÝ', 'KHU KINH TẾ HẢI PHÒNG']);
    expect(broken('ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG')).toEqual(['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HẢI PHÒNG']);
    expect(broken('BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ')).toEqual(['BỘ PHẬN TIẾP NHẬN', 'VÀ TRẢ KẾT QUẢ']);
  });

  test('loses no word, even of a name that cannot be broken well', () => {
    const name = 'TRUNG TÂM THÔNG TIN – TƯ VẤN DỊCH VỤ KỸ THUẬT CÔNG NGHIỆP VÀ MÔI TRƯỜNG';
    expect(broken(name).join(' ')).toBe(name);
    expect(broken('A'.repeat(80)).join('')).toBe('A'.repeat(80));
    expect(broken(`${name} `.repeat(80)).join('')).toBe(`${name} `.repeat(80));
    expect(evenLines('', 26, '')).toBe('');
  });
});
