import { z } from 'zod';
import type { SettingField } from '../../shared/connections.ts';

interface Property {
  type?: string | string[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  default?: unknown;
  anyOf?: Property[];
}

/** The settings of a schema that a form can ask for: words, numbers, switches and choices. Lists, tables and templates are left to JSON. */
export function settingFieldsOf(schema: z.ZodObject | undefined): SettingField[] {
  if (schema === undefined) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property> };
  return Object.entries(properties).flatMap(([name, property]) => {
    const field = fieldOf(property);
    return field === null ? [] : [{ name, ...field, ...usualOf(property) }];
  });
}

function fieldOf(property: Property): Omit<SettingField, 'name' | 'usual'> | null {
  // "null" is what an empty field says.
  const given = property.anyOf?.find(({ type }) => type !== 'null');
  if (given) return property.anyOf!.length === 2 ? fieldOf(given) : null;
  const { minimum, maximum } = property;
  const types = [property.type].flat().filter((name) => name !== 'null');
  const type = types.length === 1 ? types[0] : undefined;
  if (property.enum?.every((choice) => typeof choice === 'string')) return { kind: 'choice', choices: property.enum as string[] };
  if (type === 'string') return { kind: 'text' };
  if (type === 'boolean') return { kind: 'switch' };
  if (type !== 'number' && type !== 'integer') return null;
  return { kind: 'number', ...(type === 'integer' && { isWhole: true }), ...within(minimum, maximum) };
}

/** Zod says the limits of what a number can hold where nothing is asked. */
function within(min: number | undefined, max: number | undefined): Pick<SettingField, 'min' | 'max'> {
  return {
    ...(min !== undefined && min > Number.MIN_SAFE_INTEGER && { min }),
    ...(max !== undefined && max < Number.MAX_SAFE_INTEGER && { max }),
  };
}

function usualOf({ default: usual }: Property): Pick<SettingField, 'usual'> {
  return typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean' ? { usual } : {};
}
