import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { Cell } from '../../ui/Cell';
import { Sheet } from '../../ui/Sheet';
import { ACTION_WORDS, buttonsOf, isCorrection } from './case-actions';
import { AcceptForm, DispatchForm, EndSpecialForm, SignedForm } from './desk-forms';
import { NoticeSheet } from './notice-sheet';
import { DecideForm, GroundForm } from './refusal-forms';
import type { StepProps } from './step-foot';
import { ExtendForm, SpecialForm } from './time-forms';
import type { CaseDesk } from './use-case-desk';

function StepForm(props: StepProps) {
  switch (props.action) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'refuseAcceptance':
    case 'returnPreReview':
      return <GroundForm {...props} ground={props.action} />;
    case 'startSpecial':
      return <SpecialForm {...props} />;
    case 'endSpecial':
      return <EndSpecialForm {...props} />;
    case 'extend':
      return <ExtendForm {...props} />;
    case 'decide':
      return <DecideForm {...props} />;
    case 'dispatch':
      return <DispatchForm {...props} />;
    case 'confirm':
      return <SignedForm {...props} />;
    // taken at once, or written on the page itself
    case 'startReview':
    case 'passPreReview':
    case 'requestCorrection':
    case 'requestReviewCorrection':
      return null;
  }
}

/** What a step asks before it is taken. What was typed stays while the case behind it is read again. */
export function ActionSheet({ shown, desk }: { shown: StaffCase; desk: CaseDesk }) {
  const { action } = desk.held;
  if (action === undefined) return null;
  if (isCorrection(action)) return <NoticeSheet action={action} shown={shown} desk={desk} />;
  return (
    <Sheet isOpen title={ACTION_WORDS[action].name} onClose={desk.leave}>
      <StepForm key={`${shown.id} ${action}`} action={action} shown={shown} desk={desk} />
    </Sheet>
  );
}

/** 「更多」: what is not the ordinary next step. */
export function MoreSheet({ shown, desk }: { shown: StaffCase; desk: CaseDesk }) {
  return (
    <Sheet isOpen={desk.held.isMore} title="更多办法" onClose={() => desk.more(false)}>
      {buttonsOf(shown.allowed).more.map((action) => (
        <Cell
          key={action}
          icon={ACTION_WORDS[action].icon}
          tone="neutral"
          title={ACTION_WORDS[action].name}
          onPress={() => desk.begin(action)}
        />
      ))}
    </Sheet>
  );
}
