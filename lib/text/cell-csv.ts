import type { DossierFact, Placement } from '../domain/report/tally';
import { csvLine } from './csv';
import { formatDateTime } from './format';
import { columnNumber, placementWords } from './report';

/** A dossier behind a number, as an export writes it. */
export type ExportedDossier = { readonly fact: DossierFact; readonly placement: Placement; readonly procedure: string; readonly unit: string; readonly sector: string };

export const DOSSIER_HEADINGS = ['Mã hồ sơ', 'Lĩnh vực', 'Thủ tục hành chính', 'Đơn vị giải quyết', 'Tiếp nhận lúc', 'Hạn trả', 'Xong lúc', 'Cột tiếp nhận', 'Cột kết quả', 'Vì sao'] as const;

/** The cells of one dossier under DOSSIER_HEADINGS. */
export const dossierCells = ({ fact, placement, procedure, unit, sector }: ExportedDossier): string[] => [
  fact.code, sector, procedure, unit,
  fact.receivedAt ? formatDateTime(fact.receivedAt) : '', formatDateTime(fact.originalDue), fact.endedAt ? formatDateTime(fact.endedAt) : '',
  columnNumber(placement.intake), columnNumber(placement.outcome), placementWords(fact, placement),
];

export const dossierCsvHeading = (): string => csvLine([...DOSSIER_HEADINGS]);
export const dossierCsvLine = (dossier: ExportedDossier): string => csvLine(dossierCells(dossier));
