import { describe, expect, it } from 'vitest';
import { paths } from './paths';
import { parsePosterAddress } from './poster-address';

describe('the code on a poster', () => {
  it.each([
    [`https://tthc.example.vn${paths.poster('1.009811', 3)}`, { slug: '1.009811', number: 3 }],
    [`http://localhost:3000${paths.poster('mau-4', 12, 'en')}?x=1`, { slug: 'mau-4', number: 12 }],
    ['ban-niem-yet/1.0/2', { slug: '1.0', number: 2 }],
    ['https://example.vn/thu-tuc/1.009811', null],
    ['H24.21-261124-0001', null],
    ['/ban-niem-yet/%E0%A4%A/2', null],
    ['/ban-niem-yet/1.0/2x', null],
  ])('%s', (scanned, wanted) => {
    expect(parsePosterAddress(scanned)).toEqual(wanted);
  });
});
