import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAttachment, safeFileName } from './attachment';

describe('what may be attached', () => {
  it.each([
    ['quet.pdf', 'application/pdf'],
    ['ẢNH 4x6.JPG', 'image/jpeg'],
    ['anh.jpeg', 'image/jpeg'],
    ['to-khai.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s that is %s', (name, type) => expect(checkAttachment(name, type)).toEqual({ ok: true, value: type }));

  it.each([
    ['quet.pdf', 'application/x-msdownload', 'TypeNotAllowed'],
    ['quet.pdf', null, 'TypeNotAllowed'],
    ['trang.html', 'text/html', 'TypeNotAllowed'],
    ['anh.svg', 'image/svg+xml', 'TypeNotAllowed'],
    ['quet.pdf', 'image/png', 'TypeDiffersFromName'],
    ['quet.exe', 'application/pdf', 'TypeDiffersFromName'],
    ['quet', 'application/pdf', 'TypeDiffersFromName'],
  ])('not %s that is %s', (name, type, refusal) => expect(checkAttachment(name, type)).toMatchObject({ ok: false, refusal: { name: refusal } }));
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Linh\\Giấy ủy quyền.pdf', 'Giấy ủy quyền.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['  ', 'tep'],
    ['.pdf', 'pdf'],
    ['hoa\u202efdp.exe.pdf', 'hoafdp.exe.pdf'],
  ])('%j is kept as %s', (name, kept) => expect(safeFileName(name)).toBe(kept));

  it('is short, has no path and no control character, whatever was sent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const kept = safeFileName(name);
      expect([...kept].length).toBeLessThanOrEqual(151);
      expect(kept).not.toMatch(/[/\\\p{Cc}"]/u);
      expect(kept).not.toBe('');
    }));
  });
});
