import { describe, expect, it } from 'vitest';
import type { Table } from './kusto-values.ts';
import { runKusto } from './run-kusto.ts';

/**
 * Every operator and function of the evaluator with the example of its page in Microsoft's reference of the language
 * (learn.microsoft.com/kusto/query, pages of 2020-02 to 2025-01): query and result are those of the page. Where a page
 * asks its sample database, the rows that its result shows are the table.
 */
const NOW = new Date('2026-11-21T12:00:00Z');
const storms: Table = {
  columns: {
    State: 'string',
    StartTime: 'datetime',
    EventType: 'string',
    EventNarrative: 'string',
    BeginLat: 'long',
    BeginLocation: 'string',
    DamageCrops: 'long',
    Deaths: 'long',
  },
  rows: [
    ['TEXAS', '2007-12-27T00:00:00Z', 'Hail', 'stones', 36, 'DARROUZETT', 5, 0],
    ['ALABAMA', '2007-12-21T14:30:00Z', 'Strong Wind', 'a strong wind blew', 30, 'MOBILE', 0, 0],
    ['ALABAMA', '2007-12-28T12:10:00Z', 'Hail', 'strongest wind', 34, 'BARTON', 0, 0],
    ['TEXAS', '2007-12-28T00:00:00Z', 'Hail', 'stones', 30, 'ELSEWHERE', 0, 0],
    ['TEXAS', '2007-12-29T00:00:00Z', 'Flood', 'water', 31, 'ELSEWHERE', 9, 2],
  ].map(([State, StartTime, EventType, EventNarrative, BeginLat, BeginLocation, DamageCrops, Deaths]) => ({
    State,
    StartTime: new Date(String(StartTime)),
    EventType,
    EventNarrative,
    BeginLat,
    BeginLocation,
    DamageCrops,
    Deaths,
  })) as Table['rows'],
};
const KEYS = `let X = datatable(Key:string, Value1:long) ['a',1, 'b',2, 'b',3, 'c',4];
let Y = datatable(Key:string, Value2:long) ['b',10, 'c',20, 'c',30, 'd',40];
`;
const rowsOf = (query: string) => runKusto(query, { StormEvents: storms }, NOW).rows.map((row) => Object.values(row));
const answer = (expression: string) => rowsOf(`print answer = ${expression}`)[0]?.[0];

describe('operators on texts', () => {
  it.each([
    '"aBc" == "aBc"',
    '"abc" != "ABC"',
    '"abc" =~ "ABC"',
    '"aBc" !~ "xyz"',
    '"North America" has "america"',
    'not("North America" has "amer")',
    '"FabriKam" contains "BRik"',
    'not("Fabrikam" contains "xyz")',
    '"Fabrikam" startswith "fab"',
    'not("Fabrikam" startswith "kam")',
    '"Fabrikam" endswith "Kam"',
    'not("Fabrikam" endswith "brik")',
    '"Fabrikam" matches regex "b.*k"',
    '"abc" in ("123", "345", "abc")',
    'not("bca" in ("123", "345", "abc"))',
    '"abc" in~ ("123", "345", "ABC")',
    // The terms that the page takes a text apart into.
    '"ad67d136-c1db-4f9f-88ef-d94f3b6b0b5a;;WilliamGates3rd" has "c1db"',
    'not("ad67d136-c1db-4f9f-88ef-d94f3b6b0b5a;;WilliamGates3rd" has "WilliamGates")',
  ])('%s', (expression) => {
    expect(answer(expression)).toBe(true);
  });
});

describe('functions', () => {
  it.each<[string, unknown]>([
    ['coalesce(tolong("not a number"), tolong("42"), 33)', 42],
    ['split("aa_bb", "_")', ['aa', 'bb']],
    ['split("aaa_bbb_ccc", "_", 1)', ['bbb']],
    ['split("", "_")', ['']],
    ['split("a__b", "_")', ['a', '', 'b']],
    ['split("aabbcc", "bb")', ['aa', 'cc']],
    ['set_difference(dynamic([1,2,3]), dynamic([1,2,3]))', []],
    ['set_has_element(dynamic(["this", "is", "an", "example"]), "example")', true],
    ['array_length(dynamic([1, 2, 3, "four"]))', 4],
    ['strcat("hello", " ", "world")', 'hello world'],
    ['tolower("Hello") == "hello"', true],
    ['toint("123") == 123', true],
    ['toint(true)', 1],
    ['toint("x")', null],
    ['tostring(123) == "123"', true],
    ['isempty("")', true],
    ['isempty("x")', false],
    ['isnotempty("")', false],
    ['isnotempty("x")', true],
    ['ago(1d) < now()', true],
    ['datetime_diff("year", datetime(2017-01-01), datetime(2000-12-31))', 17],
    ['datetime_diff("quarter", datetime(2017-07-01), datetime(2017-03-30))', 2],
    ['datetime_diff("month", datetime(2017-01-01), datetime(2015-12-30))', 13],
    ['datetime_diff("week", datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))', 5],
    ['datetime_diff("day", datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))', 29],
    ['datetime_diff("hour", datetime(2017-10-31 01:00), datetime(2017-10-30 23:59))', 2],
    ['datetime_diff("minute", datetime(2017-10-30 23:05:01), datetime(2017-10-30 23:00:59))', 5],
    ['datetime_diff("second", datetime(2017-10-30 23:00:10.100), datetime(2017-10-30 23:00:00.900))', 10],
    // Nothing compares with nothing, and is not equal to something.
    ['iff(toint("") < 1, "less", "not known")', 'not known'],
    ['toint("") == 1', false],
    ['iff(not(toint("") < 1), "not less", "not known")', 'not known'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toEqual(expected);
  });

  it('case', () => {
    const query = `range Size from 1 to 15 step 2
| extend bucket = case(Size <= 3, "Small", Size <= 10, "Medium", "Large")`;
    expect(rowsOf(query).map((row) => row.join(' '))).toEqual([
      '1 Small',
      '3 Small',
      '5 Medium',
      '7 Medium',
      '9 Medium',
      '11 Large',
      '13 Large',
      '15 Large',
    ]);
  });

  it('set_difference and pack_array', () => {
    const query = `range x from 1 to 3 step 1
| extend y = x * 2
| extend z = y * 2
| extend w = z * 2
| extend a1 = pack_array(x,y,x,z), a2 = pack_array(x, y), a3 = pack_array(x,y,w)
| project set_difference(a1, a2, a3)`;
    expect(rowsOf(query)).toEqual([[[4]], [[8]], [[12]]]);
  });

  it('parse_version', () => {
    const query = `let dt = datatable(v: string) ["0.0.0.5", "0.0.7.0", "0.0.3", "0.2", "0.1.2.0", "1.2.3.4", "1"];
dt
| extend parsedVersion = parse_version(v)`;
    expect(rowsOf(query).map(([, version]) => String(version))).toEqual([
      '5',
      '700000000',
      '300000000',
      '20000000000000000',
      '10000000200000000',
      '1000000020000000300000004',
      '1000000000000000000000000',
    ]);
    const compared = `let dt = datatable(lab: string, v: string) ["Lab A", "0.0.0.5", "Lab E", "1", "Lab F", "1.2.3.4", "Lab G", "0.1.2.0"];
dt
| extend parsed_version = parse_version(v)
| extend needs_update = iff(parsed_version < parse_version("1.0.0.0"), "Yes", "No")
| project lab, v, needs_update
| sort by lab asc, v, needs_update`;
    expect(rowsOf(compared).map((row) => row.join(' '))).toEqual([
      'Lab A 0.0.0.5 Yes',
      'Lab E 1 No',
      'Lab F 1.2.3.4 No',
      'Lab G 0.1.2.0 Yes',
    ]);
  });

  it('prev', () => {
    const query = `datatable(talk: string, session: string) ["Vision Keynote", "Keynote", "Azure Data Explorer", "Expo Session", "Data Platform", "Breakout"]
| extend previous = prev(session)
| project talk, previous`;
    expect(rowsOf(query).map(([, previous]) => previous)).toEqual(['', 'Keynote', 'Expo Session']);
  });
});

describe('operators on tables', () => {
  it('join kind=inner', () => {
    expect(rowsOf(`${KEYS}X | join kind=inner Y on Key`).sort()).toEqual([
      ['b', 2, 'b', 10],
      ['b', 3, 'b', 10],
      ['c', 4, 'c', 20],
      ['c', 4, 'c', 30],
    ]);
    expect(Object.keys(runKusto(`${KEYS}X | join kind=inner Y on Key`, {}, NOW).columns)).toEqual([
      'Key',
      'Value1',
      'Key1',
      'Value2',
    ]);
  });

  it('join kind=leftouter', () => {
    expect(rowsOf(`${KEYS}X | join kind=leftouter Y on Key`)).toEqual([
      ['a', 1, '', null],
      ['b', 2, 'b', 10],
      ['b', 3, 'b', 10],
      ['c', 4, 'c', 20],
      ['c', 4, 'c', 30],
    ]);
  });

  it('summarize with arg_max', () => {
    expect(rowsOf('StormEvents | summarize arg_max(BeginLat, BeginLocation) by State')).toEqual([
      ['TEXAS', 36, 'DARROUZETT'],
      ['ALABAMA', 34, 'BARTON'],
    ]);
    const fruit = `datatable(Fruit: string, Color: string, Version: int) [
    "Apple", "Red", 1, "Apple", "Green", int(null), "Banana", "Yellow", int(null), "Banana", "Green", int(null), "Pear", "Brown", 1, "Pear", "Green", 2,
]
| summarize arg_max(Version, *) by Fruit`;
    expect(rowsOf(fruit)).toEqual([
      ['Apple', 1, 'Red'],
      ['Banana', null, 'Yellow'],
      ['Pear', 2, 'Green'],
    ]);
  });

  it('summarize with maxif, countif, take_anyif', () => {
    expect(rowsOf('StormEvents | summarize MaxDamageNoCasualties=maxif(DamageCrops, Deaths == 0) by State')).toEqual([
      ['TEXAS', 5],
      ['ALABAMA', 0],
    ]);
    expect(
      rowsOf('StormEvents | summarize TotalCount=count(),TotalWithDamage=countif(DamageCrops >0) by State'),
    ).toEqual([
      ['TEXAS', 3, 2],
      ['ALABAMA', 2, 0],
    ]);
    expect(
      rowsOf(`let T = datatable(name:string, day_of_birth:long) ["John", 9, "Paul", 18, "George", 25, "Ringo", 7];
T
| summarize countif(strlen(name) > 4)`),
    ).toEqual([[2]]);
    expect(rowsOf("StormEvents | summarize take_anyif(EventType, EventNarrative has 'strong wind')")).toEqual([
      ['Strong Wind'],
    ]);
    expect(rowsOf("StormEvents | summarize take_anyif(EventType, EventNarrative has 'snow')")).toEqual([['']]);
  });

  it('sort', () => {
    const sorted = rowsOf('StormEvents | sort by State asc, StartTime desc | project State, EventType');
    expect(sorted.map((row) => row.join(' '))).toEqual([
      'ALABAMA Hail',
      'ALABAMA Strong Wind',
      'TEXAS Flood',
      'TEXAS Hail',
      'TEXAS Hail',
    ]);
    expect(rowsOf('datatable(n: int) [int(null), 1, 2] | sort by n')).toEqual([[2], [1], [null]]);
    expect(rowsOf('datatable(n: int) [2, int(null), 1] | sort by n asc')).toEqual([[null], [1], [2]]);
  });

  it('mv-expand', () => {
    const query = `datatable (a: int, b: dynamic) [1, dynamic([10, 20]), 2, dynamic(['a', 'b'])]
| mv-expand b`;
    expect(rowsOf(query)).toEqual([
      [1, 10],
      [1, 20],
      [2, 'a'],
      [2, 'b'],
    ]);
  });

  it('refuses what it does not know', () => {
    expect(() => rowsOf('StormEvents | sample 1')).toThrow('SampleOperator');
    expect(() => answer('strlen(reverse("x"))')).toThrow('reverse');
    expect(() => rowsOf(`${KEYS}X | join kind=fullouter Y on Key`)).toThrow('fullouter');
    expect(() => rowsOf('Nothing | take 1')).toThrow('Nothing');
  });
});
