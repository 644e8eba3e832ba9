import { type ReactNode, useId } from 'react';
import {
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useWords } from '../text/language';
import { Icon } from './icon';

/** What can have the focus: a group of radios is wrong as a whole, and cannot. */
const INVALID = ':is(input, textarea, select)[aria-invalid="true"], [data-invalid] input';

/** Once the errors are drawn, the first of them has the focus. */
export const focusInvalid = (form: HTMLElement | null) => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>(INVALID)?.focus());
};

interface Common {
  label: string;
  required?: boolean | undefined;
  note?: ReactNode;
  /** What is wrong with it, once it was looked at. */
  error?: string | undefined;
}

function Title({ label, required }: { label: string; required?: boolean | undefined }) {
  const words = useWords();
  return (
    <>
      <bdi>{label}</bdi>
      {required ? <span className="required">{words.required}</span> : <span className="optional">{words.optional}</span>}
    </>
  );
}

interface Written extends Common {
  value: string;
  onChange: (value: string) => void;
  name?: string;
  long?: boolean | undefined;
  type?: 'text' | 'password' | 'datetime-local' | 'search';
  autoComplete?: string;
  /** Hides the word 'optional' where a field is not part of a record. */
  bare?: boolean;
  most?: number;
  /** Dates with times are asked for to the minute otherwise. */
  seconds?: boolean;
}

export function TextInput({ label, required, note, error, value, onChange, name, long, type = 'text', autoComplete, bare, most, seconds }: Written) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(required !== undefined ? { isRequired: required } : {})}
      {...(name ? { name } : {})}
      {...(type === 'datetime-local' ? {} : { type })}
      {...(autoComplete ? { autoComplete } : {})}
      {...(most ? { maxLength: most } : {})}
    >
      <Label className="label">{bare ? label : <Title label={label} required={required} />}</Label>
      {note && (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      )}
      {long ? <TextArea className="input" rows={4} dir="auto" /> : <Input className="input" type={type} dir="auto" step={type === 'datetime-local' ? (seconds ? 1 : 60) : undefined} />}
      <FieldError className="field-error">
        <Icon name="warning" /> {error}
      </FieldError>
    </TextField>
  );
}

export interface Option {
  value: string;
  label: string;
  does?: string | undefined;
}

interface Chosen extends Common {
  value: string;
  onChange: (value: string) => void;
  options: Option[];
}

export function Choice({ label, required, note, error, value, onChange, options }: Chosen) {
  return (
    <RadioGroup
      className="field"
      value={value || null}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(required !== undefined ? { isRequired: required } : {})}
    >
      <Label className="label">
        <Title label={label} required={required} />
      </Label>
      {note && (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      )}
      <div className="radios">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="radio">
            <span className="radio-mark" aria-hidden="true" />
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">
        <Icon name="warning" /> {error}
      </FieldError>
    </RadioGroup>
  );
}

/** The browser's own list: long lists of persons are at home there, also on a phone. */
export function Select({ label, required, note, error, value, onChange, options, bare, empty }: Chosen & { bare?: boolean; empty?: string }) {
  const words = useWords();
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {bare ? label : <Title label={label} required={required} />}
      </label>
      {note && (
        <span className="field-note" id={`${id}-note`}>
          {note}
        </span>
      )}
      <div className="select">
        <select
          id={id}
          className="input"
          value={value}
          required={required}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={[note ? `${id}-note` : '', error ? `${id}-error` : ''].join(' ').trim() || undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{empty ?? words.choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </div>
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </span>
      )}
    </div>
  );
}

export function Checkbox({ isSelected, onChange, children, invalid }: { isSelected: boolean; onChange: (on: boolean) => void; children: ReactNode; invalid?: boolean }) {
  return (
    <AriaCheckbox className="checkbox" isSelected={isSelected} onChange={onChange} isInvalid={invalid ?? false} validationBehavior="aria">
      <span className="checkbox-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
