import type { CaseSummary } from '@yichuang/contract/cases/case';
import { isOpen } from '@yichuang/contract/cases/rules';
import type { ReactNode } from 'react';
import { useMyCases } from '../cases/my-cases';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';

/** The case of this matter, or of this package, that the person has under way already. */
function useOpenCase(code: string): CaseSummary | undefined {
  const { data } = useMyCases();
  return data?.pages.flatMap(({ items }) => items).find((one) => one.taskCode === code && isOpen(one.state));
}

type Props = { code: string; applyUrl: string; children: ReactNode };

/** Begins an application, unless one is under way: then it leads there. */
export function ApplyButton({ code, applyUrl, children }: Props) {
  const opened = useOpenCase(code);
  if (!opened) return <Button onPress={() => open(applyUrl)}>{children}</Button>;
  const isDraft = opened.state === 'draft' || opened.state === 'preReviewReturned';
  return (
    <Button onPress={() => open(isDraft ? paths.fillCase(opened.id) : paths.case(opened.id))}>
      {isDraft ? '接着填' : '看正在办的'}
    </Button>
  );
}
