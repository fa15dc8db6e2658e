import type { IntakeReceipt, IntakeRefusal, SupplementRequest } from '@/lib/domain/paper/data';
import type { PaperComponent, PaperIssue, PaperParty } from '@/lib/domain/paper/parts';
import { NONE, bold, field, orBlank, paragraph, strongField, type PaperBlock, type PaperSignature, type PaperTable } from './sheet';
import { addressOf, count, feeWords, IDENTITY_LABELS, identityWords, paperDay, paperTime, paperTimeWithWeekday, procedureWords, termWords } from './words';

/** What a builder adds to the head and foot that every paper has. */
export type SheetBody = {
  readonly subtitle?: string | null;
  readonly orientation?: 'landscape';
  readonly blocks: readonly PaperBlock[];
  readonly signatures: readonly PaperSignature[];
  readonly distribution?: readonly string[];
};

const SIGN_AND_NAME = '(Ký và ghi rõ họ tên)';

export const signature = (role: string, name: string | null): PaperSignature => ({ roles: [role], hint: SIGN_AND_NAME, name: nameBelow(name) });

const LONGEST_NAME_BELOW = 120;

/** The name below a signature has half a line. Of a longer one, which stands in full above, the beginning is enough. */
export function nameBelow(name: string | null): string | null {
  if (name === null) return null;
  const letters = [...name];
  return letters.length <= LONGEST_NAME_BELOW ? name : `${letters.slice(0, LONGEST_NAME_BELOW - 1).join('')}…`;
}

/** Whose desk speaks: `Bộ phận Tiếp nhận và Trả kết quả, Ban Quản lý Khu kinh tế Hải Phòng`. */
export const issuerWords = ({ agency }: PaperIssue): string => (agency.unit === null ? agency.name : `${agency.unit}, ${agency.name}`);

/** Who, with what number, where, how to reach them. */
export function partyBlocks(label: string, party: PaperParty): readonly PaperBlock[] {
  const { identity, representative } = party;
  const blocks: PaperBlock[] = [strongField(label, party.name)];
  if (identity !== null) blocks.push(field(`${IDENTITY_LABELS[identity.kind]}:`, identity.number));
  if (representative !== null) {
    const details = [
      representative.identity === null ? null : lowerFirst(identityWords(representative.identity)),
      representative.phone === null ? null : `số điện thoại: ${representative.phone}`,
      representative.authorisation,
    ].filter((detail) => detail !== null);
    blocks.push(field('Người được ủy quyền nộp hồ sơ:', [representative.name, ...details].join('; ')));
  }
  blocks.push(field('Địa chỉ:', party.address));
  blocks.push({
    kind: 'pair',
    fields: [
      { label: 'Số điện thoại:', value: orBlank(party.phone) },
      { label: 'Thư điện tử:', value: orBlank(party.email) },
    ],
  });
  return blocks;
}

function procedureBlocks(paper: { readonly procedure: IntakeReceipt['procedure'] }): readonly PaperBlock[] {
  const { caseName } = paper.procedure;
  return [
    field('Nội dung yêu cầu giải quyết:', procedureWords(paper.procedure)),
    ...(caseName === null ? [] : [field('Trường hợp:', caseName)]),
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const quantity = (value: number): string => (value === 0 ? NONE : count(value));

function componentTable(components: readonly PaperComponent[]): PaperTable {
  const group = 'Số lượng';
  return {
    kind: 'table',
    columns: [
      { header: 'STT', width: { mm: 11 }, align: 'center' },
      { header: 'Tên thành phần hồ sơ', width: { share: 1 }, align: 'left' },
      { header: 'Bản chính', group, width: { mm: 17 }, align: 'center' },
      { header: 'Bản sao', group, width: { mm: 17 }, align: 'center' },
      { header: 'Bản điện tử', group, width: { mm: 17 }, align: 'center' },
    ],
    rows: components.map((component, index) => [
      String(index + 1),
      component.note === null ? component.name : `${component.name}\n(${component.note})`,
      quantity(component.originals),
      quantity(component.copies),
      quantity(component.electronic),
    ]),
    hasColumnNumbers: false,
    isDense: false,
    titleColumn: 1,
  };
}

const LEAVES = { applicant: '(Liên: Giao người nộp hồ sơ)', file: '(Liên: Lưu)' } as const;

export function intakeReceiptBody(paper: IntakeReceipt): SheetBody {
  const term = termWords(paper.term);
  return {
    subtitle: paper.leaf === null ? null : LEAVES[paper.leaf],
    blocks: [
      paragraph(`${issuerWords(paper)}`),
      ...partyBlocks('Tiếp nhận hồ sơ của:', paper.applicant),
      ...procedureBlocks(paper),
      ...(paper.components.length === 0
        ? []
        : [paragraph('Thành phần hồ sơ nộp gồm:'), componentTable(paper.components)]),
      field('Số lượng hồ sơ:', `${count(paper.sets)} (bộ)`),
      field(
        'Thời gian giải quyết hồ sơ theo quy định:',
        paper.statutoryTerm === null ? term : `${termWords(paper.statutoryTerm)} (cam kết: ${term})`,
      ),
      field('Thời gian nhận hồ sơ:', paperTime(paper.receivedAt)),
      strongField('Thời gian trả kết quả giải quyết hồ sơ:', paperTimeWithWeekday(paper.dueAt)),
      ...(paper.isDueProvisional
        ? [paragraph('Thời gian trả kết quả được tính khi lịch nghỉ lễ, tết của năm có liên quan chưa được công bố và có thể được điều chỉnh theo lịch công bố.')]
        : []),
      field('Đăng ký nhận kết quả tại:', paper.collectedAt),
      field('Phí, lệ phí:', feeWords(paper.fees)),
      {
        kind: 'pair',
        fields: [
          { label: 'Vào Sổ theo dõi hồ sơ, quyển số:', value: paper.book ?? '………' },
          { label: 'Số thứ tự:', value: paper.ordinal === null ? '………' : String(paper.ordinal) },
        ],
      },
      ...(paper.note === null ? [] : [field('Ghi chú:', paper.note)]),
    ],
    signatures: [
      signature('NGƯỜI NỘP HỒ SƠ', paper.submitterName),
      signature('NGƯỜI TIẾP NHẬN HỒ SƠ', paper.receptionOfficerName),
    ],
  };
}

export function supplementRequestBody(paper: SupplementRequest): SheetBody {
  const { contact } = paper;
  const who = contact.unit === null ? contact.name : `${contact.name} (${contact.unit})`;
  const how = contact.phone === null ? '' : `, số điện thoại ${contact.phone},`;
  return {
    blocks: [
      ...partyBlocks('Hồ sơ của:', paper.applicant),
      ...procedureBlocks(paper),
      paragraph('Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:'),
      {
        kind: 'list',
        marker: 'number',
        items: paper.items.map((item) => (item.why === null ? item.what : `${item.what}\nLý do: ${item.why}`)),
      },
      ...(paper.reason === null ? [] : [field('Lý do:', paper.reason)]),
      ...(paper.replyBy === null ? [] : [strongField('Thời hạn bổ sung, hoàn thiện:', `chậm nhất ngày ${paperDay(paper.replyBy)}`)]),
      paragraph(
        `Trong quá trình bổ sung, hoàn thiện hồ sơ, nếu có vướng mắc, ${addressOf(paper.applicant)} liên hệ với `,
        bold(who),
        `${how} để được hướng dẫn./.`,
      ),
    ],
    signatures: [signature('NGƯỜI HƯỚNG DẪN', paper.officerName)],
  };
}

export function intakeRefusalBody(paper: IntakeRefusal): SheetBody {
  return {
    blocks: [
      paragraph(`Ngày ${paperDay(paper.presentedOn)}, ${issuerWords(paper)} nhận được hồ sơ đề nghị giải quyết thủ tục hành chính:`),
      ...partyBlocks('Hồ sơ của:', paper.applicant),
      ...procedureBlocks(paper),
      paragraph(`Qua xem xét, ${issuerWords(paper)} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`),
      { kind: 'list', marker: 'number', items: paper.reasons },
      ...(paper.legalBases.length === 0
        ? []
        : [paragraph('Căn cứ pháp lý:'), { kind: 'list', marker: 'dash', items: paper.legalBases } as const]),
      paragraph(`Xin thông báo để ${addressOf(paper.applicant)} được biết và thực hiện./.`),
    ],
    signatures: [
      signature('NGƯỜI NỘP HỒ SƠ', paper.submitterName),
      signature('NGƯỜI TIẾP NHẬN HỒ SƠ', paper.receptionOfficerName),
    ],
  };
}
