import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './return-path';

describe('where to go on to', () => {
  it.each([
    ['/ho-so', '/ho-so'],
    ['/ho-so/H24.21-261120-0001?tab=1#lich-su', '/ho-so/H24.21-261120-0001?tab=1#lich-su'],
    ['/ho-so?tim=%C4%91%E1%BB%97', '/ho-so?tim=%C4%91%E1%BB%97'],
    ['/ho-so?den=https://a.example//b', '/ho-so?den=https://a.example//b'],
    ['/ho-so/../quan-tri', '/quan-tri'],
  ])('%s is ours', (text, path) => {
    expect(localPath(text)).toBe(path);
  });

  it.each([
    '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\\/evil.example', '/%5Cevil.example', '/%5c%5cevil.example', '/%2F%2Fevil.example', '/%2fevil.example', '/.//evil.example', '/x/..//evil.example',
    'https://evil.example', 'javascript:alert(1)', 'evil.example', '', ' /ho-so', '/\tevil', '/\n/evil.example', '/%0a/evil.example', '/%00', '/%', '/%E0%A4%A', '/dang-nhap', '/dang-nhap?tiep=/dang-nhap', '/api/auth/signin', `/${'x'.repeat(3_000)}`,
    undefined, null, 7, ['/ho-so'], {},
  ])('%j is not', (text) => {
    expect(localPath(text)).toBeNull();
  });

  it('never leaves the site, as a browser reads it', () => {
    fc.assert(fc.property(fc.stringMatching(/^\/[/\\.%25Cc0a-f:@?#x\t\n ]{0,16}$/), (text) => {
      const path = localPath(text);
      if (path === null) return;
      expect(new URL(path, 'http://tthc.example').origin).toBe('http://tthc.example');
      expect(path.startsWith('//')).toBe(false);
      expect(localPath(path)).toBe(path);
    }), { numRuns: 5_000 });
  });
});
