import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Actor } from '@/lib/domain/access/can';
import type { FieldSpec } from '../../spec-form';

/** Number, day and signer of an official document, as every act that issues one asks for them. `example` shows the way the number is written. */
export const signedFields = (actor: Pick<Actor, 'name' | 'title'>, on: PlainDate, example: string, options: { readonly isOptional?: boolean; readonly signer?: boolean } = {}): FieldSpec[] => [{
  kind: 'group', name: 'signed', label: options.isOptional ? 'Văn bản kèm theo, không bắt buộc' : 'Văn bản', hint: options.isOptional ? 'Có số thì lập văn bản; để trống thì chỉ ghi việc này.' : undefined,
  fields: [
    { kind: 'text', name: 'number', label: 'Số, ký hiệu', hint: `Ghi như ${example}`, optional: options.isOptional },
    { kind: 'date', name: 'issuedOn', label: 'Ngày ký', value: on, optional: options.isOptional },
    { kind: 'text', name: 'signerName', label: 'Người ký', value: options.signer === false ? '' : actor.name, optional: options.isOptional },
    { kind: 'text', name: 'signerTitle', label: 'Chức vụ người ký', value: options.signer === false ? '' : actor.title.replace(/\s*\(mẫu\)$/, ''), optional: options.isOptional },
  ],
}];
