import 'server-only';
import type { NextRequest } from 'next/server';

const LONGEST_NAME = 1_000;

/** The name of a file that was sent as a body, from `x-ten-tep`, percent-encoded; empty when it cannot be read. */
export function fileNameOf(request: NextRequest): string {
  try {
    return decodeURIComponent((request.headers.get('x-ten-tep') ?? '').slice(0, LONGEST_NAME));
  } catch {
    return '';
  }
}
