import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import type { DraftView } from './draft-keeper';
import { statusText } from './draft-words';

const STEPS = ['填表和材料', '核对签名'] as const;

/** Where one is on the way to handing in. */
export function DraftSteps({ step }: { step: 1 | 2 }) {
  return (
    <>
      <View className="body strong">
        第 {step} 步，共 {STEPS.length} 步：{STEPS[step - 1]}
      </View>
      <View className="steps" {...a11y({ hidden: true })}>
        {STEPS.map((name, at) => (
          <View key={name} className={`step ${at < step ? 'step-on' : ''}`} />
        ))}
      </View>
    </>
  );
}

/** 「已保存 10:02」; told to those who cannot see it only when something is the matter. */
export function DraftStatus({ view }: { view: DraftView }) {
  const isTrouble = view.status === 'onPhone' || view.status === 'refused' || view.status === 'conflict';
  const isGoing = view.status === 'unsaved' || view.status === 'saving';
  return (
    <View className={`note ${isTrouble ? 'amber' : ''}`} {...(isTrouble && a11y({ role: 'status', live: 'polite' }))}>
      <Icon name={isTrouble ? 'warn' : isGoing ? 'clock' : 'check'} size={20} className={isTrouble ? '' : 'green'} />
      <View className="grow">{statusText(view)}</View>
    </View>
  );
}
