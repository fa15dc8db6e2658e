/** Every closed list of an inspection (kiểm tra). The database holds the same words; a test compares. */

export const MEMBER_ROLES = ['lead', 'deputy', 'secretary', 'member'] as const;
/** Trưởng đoàn, phó trưởng đoàn, thư ký, thành viên. */
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const ANSWERS = ['meets', 'fails', 'not-applicable', 'not-checked'] as const;
/** Đạt, Chưa đạt, Không áp dụng, Không kiểm tra. An item without an answer is unanswered, which is none of these. */
export type Answer = (typeof ANSWERS)[number];

export const VERDICTS = ['meets', 'fails', 'not-applicable'] as const;
/** What a self-answering rule says of a unit. */
export type Verdict = (typeof VERDICTS)[number];

export const RECORD_KINDS = ['answer', 'sheet', 'note', 'interview', 'scan'] as const;
/** What is recorded on site and merged per record: a checklist answer, one question of a dossier sheet, a note, a talk, a scanned code. */
export type RecordKind = (typeof RECORD_KINDS)[number];
/** What a device may send: records, and findings, which have a life of their own. */
export type EntryKind = RecordKind | 'finding';

export const SEVERITIES = ['minor', 'moderate', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const EXTENTS = ['single', 'systemic'] as const;
export type Extent = (typeof EXTENTS)[number];
export const CAUSES = ['objective', 'subjective'] as const;
export type Cause = (typeof CAUSES)[number];
export const FINDING_SOURCES = ['checklist', 'sheet', 'rule', 'other'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

export const ADDRESSEE_KINDS = ['unit', 'leader', 'city'] as const;
export type AddresseeKind = (typeof ADDRESSEE_KINDS)[number];
export const RECOMMENDATION_KINDS = ['correct', 'organise', 'train', 'discipline', 'amend-rule', 'other'] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

export const DOCUMENT_KINDS = ['year-plan', 'plan', 'team-decision', 'notice', 'self-report', 'minutes', 'report', 'conclusion', 'remedy-notice', 'public-notice'] as const;
/** Kế hoạch năm, kế hoạch, quyết định lập đoàn, thông báo, báo cáo tự kiểm tra, biên bản, báo cáo, kết luận, thông báo khắc phục, thông báo công khai. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const EVIDENCE_TARGETS = ['answer', 'sheet', 'note', 'interview', 'scan', 'finding', 'statement', 'remedy', 'self-report'] as const;
export type EvidenceTarget = (typeof EVIDENCE_TARGETS)[number];

/** The contents that Article 35a of decree 63/2010 (added by 92/2017) names. */
export const CONTENTS_35A = ['direction', 'draft-rules', 'carrying-out', 'review', 'feedback', 'other'] as const;
export type Content35a = (typeof CONTENTS_35A)[number];
