import { HANDLING_RULES } from './handling';
import { INTAKE_RULES } from './intake';
import { LATENESS_RULES } from './lateness';
import { PROCEDURE_ITEM_RULES } from './procedures';
import { RESULT_RULES } from './result';
import type { InspectionRule } from './rule';
import { SERVICE_RULES } from './service';
import { SUPPLEMENT_RULES } from './supplement';

/** Every item of the default checklist that answers itself, in the order of its number. */
export const ITEM_RULES: readonly InspectionRule[] = [...PROCEDURE_ITEM_RULES, ...INTAKE_RULES, ...SUPPLEMENT_RULES, ...HANDLING_RULES, ...LATENESS_RULES, ...RESULT_RULES, ...SERVICE_RULES].sort((a, b) => a.item - b.item);

/** Those that look at dossiers: continuous control of dossiers runs them every night. */
export const DOSSIER_ITEM_RULES: readonly InspectionRule[] = ITEM_RULES.filter(({ ofDossier }) => ofDossier !== undefined);

/** What continuous control runs every night: all but the rules on procedures and posting, which have a control of their own (run-control). */
export const CONTINUOUS_RULES: readonly InspectionRule[] = ITEM_RULES.filter((rule) => !PROCEDURE_ITEM_RULES.includes(rule));

/** The rule of an id, or null: a checklist may name one that this version of the software does not have. */
export const itemRule = (id: string): InspectionRule | null => ITEM_RULES.find((rule) => rule.id === id) ?? null;
