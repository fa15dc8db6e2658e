import type { z } from 'zod';

/** What is said of an input for which its schema has no words of its own. */
export const inputWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'Nhập nội dung này';
      if (Array.isArray(issue.input)) return 'Chỉ gửi một giá trị cho ô này';
      return issue.expected === 'number' || issue.expected === 'int' ? 'Nhập một số' : 'Nội dung này không đúng dạng';
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'Nhập nội dung này' : `Nhập ít nhất ${issue.minimum} ký tự`;
      if (issue.origin === 'array') return `Chọn ít nhất ${issue.minimum} mục`;
      return `Nhập từ ${issue.minimum} trở lên`;
    case 'too_big':
      if (issue.origin === 'string') return `Nhập nhiều nhất ${issue.maximum} ký tự`;
      if (issue.origin === 'array') return `Chọn nhiều nhất ${issue.maximum} mục`;
      return `Nhập đến ${issue.maximum} là nhiều nhất`;
    case 'invalid_value':
      return 'Chọn một trong các mục có sẵn';
    case 'invalid_format':
      return issue.format === 'email' ? 'Nhập thư điện tử đúng dạng, ví dụ ten@coquan.gov.vn' : 'Nội dung này không đúng dạng';
    default:
      return 'Nội dung này không hợp lệ';
  }
};
