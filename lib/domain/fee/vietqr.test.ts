import { describe, expect, test } from 'vitest';
import { crc16, plainWords, vietQr } from './vietqr';

const text = (transfer: Parameters<typeof vietQr>[0]): string => {
  const made = vietQr(transfer);
  return made.ok ? made.value : made.refusal.name;
};

/** The examples of NAPAS, "Quy định về định dạng mã VietQR", T&C 1.0 (09/2021), sections 6.1.1 and 6.1.3. */
describe('the published examples', () => {
  test('6.1.1: a standing code for an account', () => {
    // As printed there: the length of the account number says 12 of its 13 digits, and the check sum is reckoned over just that.
    const printed = '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304';
    expect(crc16(printed)).toBe('F4E5');
    expect(text({ bankBin: '970403', accountNumber: '0011012345678', amountVnd: null, purpose: null }).slice(0, -4)).toBe(printed.replace('0112001101', '0113001101'));
  });

  test('the example in the README of github.com/thanhtinhpas1/vietqr-parser', () => {
    expect(text({ bankBin: '970436', accountNumber: '0881000458086', amountVnd: null, purpose: null }).slice(6)).toBe('010211' + '38570010A00000072701270006970436011308810004580860208QRIBFTTA53037045802VN6304' + crc16('00020101021138570010A00000072701270006970436011308810004580860208QRIBFTTA53037045802VN6304'));
    expect(crc16('00020001021238570010A00000072701270006970436011308810004580860208QRIBFTTA53037045802VN6304')).toBe('CD60');
  });

  test('6.1.3: one transfer with amount, bill and purpose', () => {
    expect(text({ bankBin: '970403', accountNumber: '0011012345678', amountVnd: 180_000, purpose: 'thanh toan don hang', billNumber: 'NPS6869' }))
      .toBe('00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E');
  });

  test('the example in the README of github.com/subiz/vietqr, with a purpose in Vietnamese', () => {
    expect(text({ bankBin: '970415', accountNumber: '0011001932418', amountVnd: 120_000, purpose: 'ủng hộ lũ lụt' }))
      .toBe('00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C');
  });

  test('the check value of CRC-16/CCITT-FALSE, and the codes to a card that NAPAS prints', () => {
    expect(crc16('123456789')).toBe('29B1');
    expect(crc16('00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304')).toBe('4F52');
    expect(crc16('00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304')).toBe('A203');
  });
});

test('every length is that of its value, whatever the purpose', () => {
  const payload = text({ bankBin: '970436', accountNumber: '0123456789', amountVnd: 9_999_999_999_999, purpose: 'Hồ sơ H24.21-261124-0001 của công ty rất dài' });
  for (let at = 0; at < payload.length;) {
    const length = Number(payload.slice(at + 2, at + 4));
    expect(Number.isInteger(length) && length > 0).toBe(true);
    at += 4 + length;
    expect(at).toBeLessThanOrEqual(payload.length);
  }
  expect(payload).toContain('0824Ho so H24.21-261124-0001');
});

test('what no statement can carry is left out', () => {
  expect(plainWords('Đặng Thị Ếch; <b>"phí"</b> №5')).toBe('Dang Thi Ech b phi /b 5');
  expect(plainWords('日本')).toBe('');
});

test('a transfer that no bank would take is refused', () => {
  const good = { bankBin: '970436', accountNumber: '0123456789', amountVnd: 1_000, purpose: null };
  expect(text({ ...good, bankBin: '97043' })).toBe('BadBankBin');
  expect(text({ ...good, accountNumber: '12345678901234567890' })).toBe('BadAccountNumber');
  expect(text({ ...good, accountNumber: '12 34' })).toBe('BadAccountNumber');
  for (const amountVnd of [0, -1, 1.5, Number.NaN, 10_000_000_000_000]) expect(text({ ...good, amountVnd })).toBe('BadAmount');
});
