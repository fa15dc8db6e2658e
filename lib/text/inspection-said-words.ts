import type { EntryContent } from '../domain/inspection/record';
import type { EntryKind } from '../domain/inspection/vocabulary';
import { answerWords, extentWords, severityWords } from './inspection-words';

const lines = (...all: readonly (string | null | undefined | false)[]): string[] => all.filter((line): line is string => typeof line === 'string' && line.trim() !== '');

/** What an entry says, line by line, the weightiest first. */
export function saidWords(kind: EntryKind, content: unknown): string[] {
  const said = content as EntryContent[EntryKind];
  if ((said as { isRemoved?: boolean }).isRemoved) return ['Bỏ nội dung này'];
  switch (kind) {
    case 'answer': {
      const { answer, note, source, overruleReason } = content as EntryContent['answer'];
      return lines(answer === null ? 'Chưa trả lời' : answerWords[answer], source === 'confirmed' && 'Xác nhận câu trả lời tự động', source === 'overruled' && `Bác câu trả lời tự động: ${overruleReason ?? ''}`, note);
    }
    case 'sheet': {
      const { answer, note, dossierCode, question } = content as EntryContent['sheet'];
      return lines(answer === null ? 'Chưa trả lời' : answerWords[answer], `Hồ sơ ${dossierCode}, câu ${question}`, note);
    }
    case 'note':
      return lines((content as EntryContent['note']).text);
    case 'interview': {
      const { whom, role, text } = content as EntryContent['interview'];
      return lines(text, whom && `Trao đổi với ${whom}`, role);
    }
    case 'scan': {
      const { what, note } = content as EntryContent['scan'];
      return lines(what, note);
    }
    case 'finding': {
      const { facts, severity, extent, ruleBroken } = content as EntryContent['finding'];
      return lines(facts, `Mức độ ${severityWords[severity].toLowerCase()}, ${extentWords[extent].toLowerCase()}`, ruleBroken);
    }
  }
}
