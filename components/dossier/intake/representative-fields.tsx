'use client';

import { useRef, useState } from 'react';
import { TextInput } from '@/components/ui/text-input';
import { sendFile } from './ask-server';
import type { RepresentativeForm } from './intake-form';
import type { Intake } from './use-intake';

/** What may be chosen; the server looks at the content again. */
export const FILE_TYPES = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.xlsx';

export type SentFile = { readonly fileId: string; readonly name: string; readonly size: number };

/** The person authorised to hand the papers in. */
export function RepresentativeFields({ intake, representative }: { intake: Intake; representative: RepresentativeForm }) {
  const { form, change, errors } = intake;
  const [refusal, setRefusal] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const scans = form.files.filter((file) => file.purpose === 'authorisation');
  const input = (field: keyof RepresentativeForm) => ({
    name: `representative.${field}`, value: representative[field], error: errors.get(`representative.${field}`) ?? null, autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change((typed) => ({ ...typed, representative: typed.representative && { ...typed.representative, [field]: event.target.value } }), `representative.${field}`),
  });

  const attach = async (files: FileList | null) => {
    setRefusal(null);
    for (const file of Array.from(files ?? [])) {
      const answer = await sendFile<SentFile>('/tep', file);
      if (!answer.ok) return setRefusal(answer.trouble.message);
      change((typed) => ({ ...typed, files: [...typed.files, { fileId: answer.value.fileId, name: answer.value.name, purpose: 'authorisation', ordinal: null }] }), 'files');
    }
  };

  return (
    <>
      <div className="intake-two">
        <TextInput {...input('name')} label="Họ và tên" />
        <TextInput {...input('citizenId')} label="Số căn cước" optional optionalWords="" inputMode="numeric" />
        <TextInput {...input('birthOn')} label="Ngày sinh" optional optionalWords="" placeholder="dd/mm/yyyy" inputMode="numeric" />
        <TextInput {...input('idIssuedOn')} label="Ngày cấp" optional optionalWords="" placeholder="dd/mm/yyyy" inputMode="numeric" />
      </div>
      <div className="intake-authorised">
        <TextInput {...input('authorisation')} label={scans.length > 0 ? `Giấy ủy quyền, đã quét ${scans.length} tệp` : 'Giấy ủy quyền'} placeholder="Số 12/GUQ, ngày 02/11/2026" optional optionalWords="" />
        <button type="button" className="btn" onClick={() => chooser.current?.click()} title={scans.map((file) => file.name).join(', ') || undefined}>
          Bản quét
        </button>
        <input ref={chooser} type="file" accept={FILE_TYPES} multiple hidden onChange={(event) => { void attach(event.target.files); event.target.value = ''; }} />
      </div>
      {refusal && <p className="field-error" role="alert">{refusal}</p>}
    </>
  );
}
