import { View } from '@tarojs/components';
import type { Form } from '@yichuang/contract/cases/form';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { useState } from 'react';
import { a11y, pressable } from '../../ui/a11y';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Link } from '../../ui/Link';
import { LongField } from '../../ui/LongField';
import { HOW_WORDS, NEED_WORDS } from './case-words';
import { changeableFields, EMPTY_REMARK, PHRASES, remarked, toggled, type Draft, type Remark } from './correction';

type FieldsProps = { form: Form; chosen: readonly string[]; onChange: (fields: string[]) => void };

/** Fields of the form that this asks to change; folded, because mostly only the paper is wrong. */
function FormFields({ form, chosen, onChange }: FieldsProps) {
  const [isOpen, setOpen] = useState(chosen.length > 0);
  if (!isOpen)
    return (
      <Link hasArrow onPress={() => setOpen(true)}>
        表上也有要改的
      </Link>
    );
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <View className="field">
      <View className="body strong">表上可以改的</View>
      <View className="chips" {...a11y({ role: 'group', label: '表上可以改的' })}>
        {changeableFields(form).map(({ id, label }) => (
          <Chip key={id} role="checkbox" isOn={chosen.includes(id)} onPress={() => toggle(id)}>
            {label}
          </Chip>
        ))}
      </View>
    </View>
  );
}

type WritingProps = {
  form: Form;
  remark: Remark;
  complaint: string | undefined;
  onChange: (change: Partial<Remark>) => void;
};

function Writing({ form, remark, complaint, onChange }: WritingProps) {
  return (
    <>
      <View className="chips" {...a11y({ role: 'group', label: '常用的话' })}>
        {PHRASES.map(({ name, problem, acceptCriteria }) => (
          <Chip
            key={name}
            role="checkbox"
            isOn={remark.problem === problem}
            onPress={() => onChange({ problem, acceptCriteria })}
          >
            {name}
          </Chip>
        ))}
      </View>
      <LongField
        label="哪里不对"
        value={remark.problem}
        maxLength={200}
        onChange={(problem) => onChange({ problem })}
        error={complaint}
      />
      <Field
        label="怎样算好"
        value={remark.acceptCriteria}
        maxLength={200}
        onChange={(acceptCriteria) => onChange({ acceptCriteria })}
      />
      <FormFields form={form} chosen={remark.fields} onChange={(fields) => onChange({ fields })} />
    </>
  );
}

type Props = {
  material: CaseMaterial;
  form: Form;
  draft: Draft;
  complaint: string | undefined;
  onChange: (draft: Draft) => void;
};

/** One material: ticked when it must be put right, then what and how. */
export function MaterialRemark({ material, form, draft, complaint, onChange }: Props) {
  const { id, materialName, how, isNeed } = material;
  const remark = draft.remarks[id];
  return (
    <Card className="stack">
      <View
        className="row between"
        hoverClass="pressed"
        {...pressable(() => onChange(toggled(draft, id)), {
          role: 'checkbox',
          checked: remark !== undefined,
          label: `要补正：${materialName}`,
        })}
      >
        <View className="grow">
          <View className="body strong">{materialName}</View>
          <View className="sub">
            {NEED_WORDS[isNeed]}，{HOW_WORDS[how]}
          </View>
        </View>
        <View className={`chip ${remark ? 'chip-on' : ''}`}>
          {remark && <Icon name="check" size={16} />}
          <View>要补正</View>
        </View>
      </View>
      {remark && (
        <Writing
          form={form}
          remark={remark ?? EMPTY_REMARK}
          complaint={complaint}
          onChange={(change) => onChange(remarked(draft, id, change))}
        />
      )}
    </Card>
  );
}
