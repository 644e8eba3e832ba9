import { Button as AriaButton, type ButtonProps, Link as AriaLink, type LinkProps } from 'react-aria-components';

type Weight = 'solid' | 'outline' | 'plain' | 'danger' | 'danger-outline';

export function Button({ weight = 'outline', className, ...props }: ButtonProps & { weight?: Weight; className?: string }) {
  return <AriaButton {...props} className={`button button-${weight} ${className ?? ''}`} />;
}

export function Link({ className, ...props }: LinkProps & { className?: string }) {
  return <AriaLink {...props} className={`link ${className ?? ''}`} />;
}
