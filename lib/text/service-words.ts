import type { QualityGroup, FormulaProblem } from '../domain/service/quality-index';
import { formatNumber } from './format';

export const QUALITY_GROUP_WORDS: Readonly<Record<QualityGroup, string>> = { transparency: 'Công khai, minh bạch', progress: 'Tiến độ giải quyết', online: 'Dịch vụ trực tuyến', satisfaction: 'Mức độ hài lòng', digitisation: 'Số hóa hồ sơ' };

export function formulaProblemWords(problem: FormulaProblem): string {
  switch (problem.kind) {
    case 'group-sum':
      return `Nhóm «${QUALITY_GROUP_WORDS[problem.group]}» phải đủ ${formatNumber(problem.wanted)} điểm, đang là ${formatNumber(problem.sum, 'vi', Number.isInteger(problem.sum) ? 0 : 1)}`;
    case 'id-twice':
      return `Hai tiêu chí cùng mã «${problem.id}»`;
    case 'full-at':
      return `Tiêu chí «${problem.id}»: tỷ lệ cho đủ điểm phải từ 1 đến 100 %`;
    case 'points':
      return `Tiêu chí «${problem.id}»: điểm phải lớn hơn 0`;
  }
}
