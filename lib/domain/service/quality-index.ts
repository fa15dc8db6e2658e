/** The five groups of decision 766/QĐ-TTg with the most points each gives: 100 in all. */
export const QUALITY_GROUPS = { transparency: 18, progress: 20, online: 22, satisfaction: 18, digitisation: 22 } as const;
export type QualityGroup = keyof typeof QUALITY_GROUPS;

/** What the system measures by itself, each a share of a population. */
export const MEASURES = ['published', 'complete', 'on-time', 'online', 'satisfied', 'feedback-on-time', 'scanned', 'electronic-result'] as const;
export type Measure = (typeof MEASURES)[number];

/** One part of the index. Its points grow evenly with the share, up to all of them at `fullAt`. */
export type QualityPart = {
  readonly id: string;
  readonly group: QualityGroup;
  readonly name: string;
  readonly maxPoints: number;
  /** Null: someone enters it. */
  readonly measure: Measure | null;
  /** The share, above 0 and at most 1, from which all the points are given. */
  readonly fullAt: number;
};

/**
 * The formulas the product starts with. The groups and their points are of decision 766/QĐ-TTg; the parts and their weights
 * are ours [memory], so that every figure is indicative until an office writes in its own.
 */
export const DEFAULT_PARTS: readonly QualityPart[] = [
  { id: 'published', group: 'transparency', name: 'Thủ tục được công khai đủ ba nơi', maxPoints: 12, measure: 'published', fullAt: 1 },
  { id: 'complete', group: 'transparency', name: 'Thủ tục đủ các bộ phận tạo thành', maxPoints: 6, measure: 'complete', fullAt: 1 },
  { id: 'on-time', group: 'progress', name: 'Hồ sơ giải quyết trước hạn và đúng hạn', maxPoints: 20, measure: 'on-time', fullAt: 1 },
  { id: 'online', group: 'online', name: 'Hồ sơ nộp trực tuyến', maxPoints: 12, measure: 'online', fullAt: 0.8 },
  { id: 'online-payment', group: 'online', name: 'Hồ sơ thanh toán trực tuyến', maxPoints: 10, measure: null, fullAt: 0.8 },
  { id: 'satisfied', group: 'satisfaction', name: 'Người được hỏi hài lòng', maxPoints: 10, measure: 'satisfied', fullAt: 0.95 },
  { id: 'feedback-on-time', group: 'satisfaction', name: 'Phản ánh, kiến nghị trả lời đúng hạn', maxPoints: 8, measure: 'feedback-on-time', fullAt: 1 },
  { id: 'scanned', group: 'digitisation', name: 'Thành phần hồ sơ được số hóa', maxPoints: 12, measure: 'scanned', fullAt: 1 },
  { id: 'electronic-result', group: 'digitisation', name: 'Kết quả có bản điện tử', maxPoints: 10, measure: 'electronic-result', fullAt: 1 },
];

export type FormulaProblem =
  | { readonly kind: 'group-sum'; readonly group: QualityGroup; readonly sum: number; readonly wanted: number }
  | { readonly kind: 'id-twice'; readonly id: string }
  | { readonly kind: 'full-at'; readonly id: string }
  | { readonly kind: 'points'; readonly id: string };

/** What is wrong with a set of parts: in each group the points must make what decision 766 gives it. */
export function formulaProblems(parts: readonly QualityPart[]): readonly FormulaProblem[] {
  const groups = Object.entries(QUALITY_GROUPS) as [QualityGroup, number][];
  const sumOf = (group: QualityGroup) => parts.reduce((sum, part) => sum + (part.group === group ? part.maxPoints : 0), 0);
  const ids = parts.map(({ id }) => id);
  return [
    ...parts.filter(({ id }, index) => ids.indexOf(id) !== index).map(({ id }): FormulaProblem => ({ kind: 'id-twice', id })),
    ...parts.filter(({ maxPoints }) => !(maxPoints > 0)).map(({ id }): FormulaProblem => ({ kind: 'points', id })),
    ...parts.filter(({ fullAt }) => !(fullAt > 0 && fullAt <= 1)).map(({ id }): FormulaProblem => ({ kind: 'full-at', id })),
    ...groups.flatMap(([group, wanted]): FormulaProblem[] => (Math.abs(sumOf(group) - wanted) < 0.001 ? [] : [{ kind: 'group-sum', group, sum: sumOf(group), wanted }])),
  ];
}

/** A measured share: how many of how many. */
export type Share = { readonly numerator: number; readonly denominator: number };

export type ScoredPart = { readonly part: QualityPart; readonly share: Share | null; /** Null: there is nothing to judge it by. */ readonly points: number | null };
export type GroupScore = { readonly group: QualityGroup; readonly maxPoints: number; readonly points: number; /** Points of the parts that could be judged. */ readonly judged: number; readonly parts: readonly ScoredPart[] };
export type IndexScore = { readonly points: number; readonly judged: number; readonly groups: readonly GroupScore[] };

const rounded = (points: number): number => Math.round(points * 100) / 100;

/** The points of a part for a share, to a hundredth. Null without a population: nothing is given and nothing is lost. */
export function pointsOf(part: QualityPart, share: Share | null): number | null {
  if (share === null || share.denominator === 0) return null;
  return rounded(part.maxPoints * Math.min(1, share.numerator / share.denominator / part.fullAt));
}

/** The index of a period: each part, each group and the whole, with how many of the 100 points could be judged at all. */
export function scoreIndex(parts: readonly QualityPart[], shares: ReadonlyMap<string, Share>): IndexScore {
  const groups = (Object.keys(QUALITY_GROUPS) as QualityGroup[]).map((group): GroupScore => {
    const scored = parts.filter((part) => part.group === group).map((part): ScoredPart => {
      const share = shares.get(part.id) ?? null;
      return { part, share, points: pointsOf(part, share) };
    });
    const judgedParts = scored.filter(({ points }) => points !== null);
    return { group, maxPoints: QUALITY_GROUPS[group], parts: scored, points: rounded(judgedParts.reduce((sum, { points }) => sum + (points ?? 0), 0)), judged: judgedParts.reduce((sum, { part }) => sum + part.maxPoints, 0) };
  });
  return { groups, points: rounded(groups.reduce((sum, { points }) => sum + points, 0)), judged: groups.reduce((sum, { judged }) => sum + judged, 0) };
}
