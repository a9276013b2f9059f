import { isBad, type ReviewLevel, type ReviewRequest } from '@yichuang/contract/reviews/review';
import { useState } from 'react';

export type ReviewForm = {
  level: ReviewLevel | undefined;
  indicators: readonly string[];
  text: string;
  /** What must still be said, once the person has pressed the button. */
  problem: string | undefined;
  choose: (level: ReviewLevel) => void;
  toggle: (code: string) => void;
  write: (text: string) => void;
  /** What is sent, or undefined while something is missing; `problem` then says what. */
  checked: () => ReviewRequest | undefined;
};

export const NO_LEVEL = '请先选一个表情。';
export const NO_REASON = '请至少选一项，或写一句哪里不好，我们好去改。';

/** A review while it is being written; the same rules as the server's, said before anything is sent. */
export function useReviewForm(): ReviewForm {
  const [level, setLevel] = useState<ReviewLevel>();
  const [indicators, setIndicators] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  return {
    level,
    indicators,
    text,
    problem,
    choose(chosen) {
      // indicators belong to one level
      if (chosen !== level) setIndicators([]);
      setLevel(chosen);
      setProblem(undefined);
    },
    toggle(code) {
      setIndicators(indicators.includes(code) ? indicators.filter((one) => one !== code) : [...indicators, code]);
      setProblem(undefined);
    },
    write(written) {
      setText(written);
      setProblem(undefined);
    },
    checked() {
      const said = text.trim();
      const hasReason = indicators.length > 0 || said !== '';
      const missing = level === undefined ? NO_LEVEL : isBad(level) && !hasReason ? NO_REASON : undefined;
      setProblem(missing);
      if (level === undefined || missing !== undefined) return undefined;
      return { level, indicators: [...indicators], ...(said !== '' && { text: said }) };
    },
  };
}
