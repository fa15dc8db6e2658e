import { describe, expect, it } from 'vitest';
import { localTime } from '../domain/calendar/local-time';
import { DOSSIER_ACTS } from '../domain/dossier/acts';
import { eventDetail, eventHead, type EventFacts, type EventSetting } from './event-words';
import { notOfferedWords, whoseWork } from './offer-words';

const setting: EventSetting = {
  statusBefore: 'processing', supplementAsk: 1, pauseRule: 'resume', printedDue: localTime('2026-09-04T17:00'), originalDue: localTime('2026-09-08T17:00'),
  channelWords: 'Trực tiếp', componentCount: 6, nameOf: (id) => ({ qhxd: 'Phòng Quản lý Quy hoạch – Xây dựng', truong: 'Cao Xuân Trường' })[id] ?? null,
};
const event = (act: EventFacts['act'], rest: Partial<EventFacts> = {}): EventFacts => ({ act, data: {}, reason: null, actorName: 'Cao Xuân Trường', actorUnitName: 'Phòng X', ...rest });

describe('the lines of a history', () => {
  it('say what happened and who did it', () => {
    expect(eventHead(event('receive'), setting)).toBe('Tiếp nhận, hẹn trả 17:00, 04/09/2026');
    expect(eventDetail(event('receive'), setting)).toBe('Cao Xuân Trường. Trực tiếp. 6 thành phần');
    expect(eventHead(event('hand-over', { data: { toUnitId: 'qhxd' } }), setting)).toBe('Bàn giao cho Phòng Quản lý Quy hoạch – Xây dựng');
    expect(eventHead(event('assign', { data: { toStaffId: 'truong' } }), setting)).toBe('Giao Cao Xuân Trường xử lý');
    expect(eventHead(event('request-supplement'), setting)).toBe('Yêu cầu bổ sung lần 1, tạm dừng thời hạn');
    expect(eventDetail(event('request-supplement', { data: { items: ['bản vẽ', 'hợp đồng'], replyBy: localTime('2026-09-03T17:00') }, reason: 'Chưa đủ.' }), setting)).toBe('Cao Xuân Trường. Thiếu: bản vẽ; hợp đồng. Hẹn trả lời trước 17:00, 03/09. Chưa đủ');
    expect(eventHead(event('finish', { data: { resultKind: 'refused', result: { number: '12/BQL' } } }), setting)).toBe('Có kết quả: từ chối giải quyết, số 12/BQL');
    expect(eventHead(event('receive-supplement'), { ...setting, pauseRule: 'restart' })).toBe('Nhận giấy tờ bổ sung, tính lại thời hạn từ đầu');
    expect(eventHead(event('remind', { actorName: null }), setting)).toBe('Nhắc tự động');
  });

  it('never break on what an event happens to carry', () => {
    for (const act of DOSSIER_ACTS) {
      for (const data of [{}, { toUnitId: 7, toStaffId: null, items: 'x', replyBy: 'nonsense', result: null, secondTarget: { on: '2026-02-30', minute: 1 }, legalBases: [1, 2] }]) {
        expect(eventHead(event(act, { data }), setting)).toMatch(/\S/);
        expect(eventDetail(event(act, { data }), setting)).not.toMatch(/undefined|null|\[object/);
      }
    }
  });
});

describe('why an act is not offered', () => {
  it('names whose work it is from the table of permissions', () => {
    expect(whoseWork('dossier:sign')).toBe('Việc của Lãnh đạo Ban.');
    expect(whoseWork('dossier:correct')).toBe('Việc của trưởng phòng và Tổ kiểm soát thủ tục hành chính.');
  });
  it('says in which status it would be', () => {
    expect(notOfferedWords('stop', { name: 'wrong-status', status: 'resolved', allowedIn: ['received', 'processing', 'awaiting-supplement'] })).toBe('Hồ sơ phải ở trạng thái 2, 4 hoặc 5. Hiện ở 9, Đã xử lý xong.');
    expect(notOfferedWords('return-result', { name: 'wrong-status', status: 'processing', allowedIn: ['resolved'] })).toBe('Hồ sơ phải ở trạng thái 9, Đã xử lý xong. Hiện ở 4, Đang xử lý.');
  });
});
