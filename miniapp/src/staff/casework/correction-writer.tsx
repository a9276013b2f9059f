import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { a11y } from '../../ui/a11y';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { Wrong } from '../choices';
import { BASIS } from './case-actions';
import type { Complaint, Draft } from './correction';
import { MaterialRemark } from './material-remark';

type Props = {
  shown: StaffCase;
  draft: Draft;
  /** Empty until the clerk asked for the preview. */
  complaints: readonly Complaint[];
  onChange: (draft: Draft) => void;
};

/** Every material of the case, each in order or with what is wrong: so that nothing is forgotten. */
export function CorrectionWriter({ shown, draft, complaints, onChange }: Props) {
  const complaintOf = (where: string) => complaints.find((one) => one.where === where)?.message;
  const none = complaintOf('items');
  const ordinary = longDate(shown.foreseen.correctionDate);
  return (
    <View className="stack">
      <Card className="stack-tight">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          哪些材料要补
        </View>
        <View className="sub">全部 {shown.materials.length} 份都在下面，请逐份看过，一次写全。</View>
        <View className="sub">{BASIS.correction}</View>
        {none && <Wrong>{none}</Wrong>}
      </Card>
      {shown.materials.map((material) => (
        <MaterialRemark
          key={material.id}
          material={material}
          form={shown.form}
          draft={draft}
          complaint={complaintOf(material.id)}
          onChange={onChange}
        />
      ))}
      <Card>
        <Field
          label="补正期限"
          hint={`不填就是 15 个工作日：最晚 ${ordinary}。要改就写日子，如 ${shown.foreseen.correctionDate}`}
          value={draft.dueDate}
          maxLength={10}
          onChange={(dueDate) => onChange({ ...draft, dueDate: dueDate.trim() })}
          error={complaintOf('dueDate')}
        />
      </Card>
    </View>
  );
}
