import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { Bitmap, drawSvg, readBarCodes, readQr } from './code-reading';
import { code128Png, qrPng, type CodePng } from '@/lib/adapters/codes/png';
import { code128Svg, qrSvg } from '@/lib/adapters/codes/svg';

const URLS = ['https://motcua.example.vn/tra-cuu?m=Zk3vQ0yB7rT1xW8d', 'a', 'Ủy ban nhân dân <&> 😀', `https://motcua.example.vn/${'x'.repeat(900)}`];
const CODES = ['H24.21-261120-0001', 'H24.21-261120-1234567', '000.00.25.H24-170906-1383', '12345678', 'A', '#$%& "<b>"'];

function drawPng({ bytes }: CodePng): Bitmap {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  const image = new Bitmap(width, height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if ((data[(y * width + x) * 4] ?? 255) < 128) image.fill(x, y, x + 1, y + 1, true);
  return image;
}

describe('a QR code', () => {
  test.each(URLS)('is read back from SVG and PNG: %s', (text) => {
    expect(readQr(drawSvg(qrSvg(text)))).toBe(text);
    expect(readQr(drawPng(qrPng(text, 4)))).toBe(text);
  });

  test('is refused when it could not be read from paper', () => {
    expect(() => qrSvg('')).toThrow(RangeError);
    expect(() => qrSvg('x'.repeat(1001))).toThrow(RangeError);
    expect(() => qrSvg('ệ'.repeat(400))).toThrow(RangeError);
  });
});

describe('a Code 128 bar code', () => {
  test.each(CODES)('is read back from SVG and PNG: %s', (text) => {
    expect([...readBarCodes(drawSvg(code128Svg(text)))]).toEqual([text]);
    expect([...readBarCodes(drawPng(code128Png(text)))]).toEqual([text]);
  });

  test.each(['', 'Mã hồ sơ', 'a\nb', 'x'.repeat(61)])('is refused for %j', (text) => {
    expect(() => code128Svg(text)).toThrow(RangeError);
  });
});

describe('inline SVG', () => {
  test('carries nothing but numbers, whatever the text', () => {
    const evil = '"><script>alert(1)</script>';
    for (const svg of [qrSvg(evil), code128Svg(evil)]) expect(svg).not.toMatch(/script|alert/);
  });

  test('is hidden from screen readers without a label and escapes the one it gets', () => {
    expect(qrSvg('x')).toContain('aria-hidden="true"');
    expect(qrSvg('x', { label: '"><img onerror=x>' })).toContain('role="img" aria-label="&quot;&gt;&lt;img onerror=x&gt;"');
  });
});
