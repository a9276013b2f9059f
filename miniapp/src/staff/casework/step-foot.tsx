import { View } from '@tarojs/components';
import type { StaffAction } from '@yichuang/contract/cases/case';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { useState } from 'react';
import { a11y } from '../../ui/a11y';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ACTION_WORDS, type StepDetails } from './case-actions';
import type { CaseDesk } from './use-case-desk';

export type StepProps = { action: StaffAction; shown: StaffCase; desk: CaseDesk };

/** Asks what is missing only after the first press; `details` is undefined while something is. */
export function useStepForm({ action, desk }: StepProps) {
  const [isChecked, setChecked] = useState(false);
  return {
    isChecked,
    submit: (details: StepDetails | undefined) => {
      setChecked(true);
      if (details) desk.send(action, details);
    },
  };
}

/** What came in between; read out when it appears. */
export function Trouble({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <View className="box box-amber row row-top" {...a11y({ role: 'alert' })}>
      <Icon name="info" size={20} />
      <View className="grow sub ink-700">{text}</View>
    </View>
  );
}

type FootProps = StepProps & { isDangerous?: boolean; confirm?: string; onPress: () => void };

/** The way out first, then the button that does it. Nothing to press once the step is no longer possible. */
export function StepFoot({ action, shown, desk, isDangerous = false, confirm, onPress }: FootProps) {
  const words = ACTION_WORDS[action];
  const isGone = !shown.allowed.includes(action);
  return (
    <>
      <Trouble text={desk.trouble} />
      {isGone && <View className="sub">这一步现在办不了，请先关上看最新情况。</View>}
      <View className="action-row">
        <Button kind="g" className={isDangerous ? 'first-focus' : ''} onPress={desk.leave}>
          先不办
        </Button>
        <Button
          kind={isDangerous ? 'd' : 'k'}
          isDisabled={isGone}
          busy={desk.busy === action && words.busy}
          onPress={onPress}
        >
          {confirm ?? words.confirm}
        </Button>
      </View>
    </>
  );
}
