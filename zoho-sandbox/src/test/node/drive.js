'use strict';

// Drives the sandbox at SANDBOX_URL with the vendor's own client, and prints a line for each thing that went as it must.

const assert = require('node:assert/strict');

const url = process.env.SANDBOX_URL;
process.env.X_ZOHO_CATALYST_CONSOLE_URL = url;
process.env.X_ZOHO_CATALYST_ACCOUNTS_URL = url;
process.env.X_ZOHO_CATALYST_ORG_ID = '60001234';

const catalyst = require('zcatalyst-sdk-node');
const { NoSQLItem, NoSQLMarshall, NoSQLEnum } = require('zcatalyst-sdk-node/lib/no-sql');
const { NoSQLOperator, NoSQLReturnValue, NoSQLUpdateOperationType } = NoSQLEnum;

const DEFINITION = {
  name: 'Queue',
  partition_key: { column_name: 'pk', data_type: 'S' },
  sort_key: { column_name: 'sk', data_type: 'N' },
  global_index: [
    {
      name: 'ByStatus',
      partition_key: { column_name: 'status', data_type: 'S' },
      sort_key: { column_name: 'sk', data_type: 'N' }
    }
  ]
};

const app = catalyst.initializeApp(
  {
    project_id: '1',
    project_key: '10001',
    environment: 'Development',
    credential: catalyst.credential.refreshToken({
      client_id: 'sandbox',
      client_secret: 'sandbox',
      refresh_token: 'sandbox-refresh'
    })
  },
  'drive'
);
const nosql = app.nosql();
const table = nosql.table('Queue');

const key = (pk, sk) => new NoSQLItem().addString('pk', pk).addNumber('sk', sk);
const equals = (attribute, value) => ({
  attribute,
  operator: NoSQLOperator.EQUALS,
  value: NoSQLMarshall.makeString(value)
});
const absent = {
  function: { function_name: 'attribute_exists', args: [{ attribute_path: ['pk'] }] },
  negate: true
};
const words = (response) => response.getResponseData().map((entry) => entry.status);
const numbers = (response) => response.getResponseData().map((entry) => entry.item.getNumber('sk'));

const steps = {
  async metadata() {
    const tables = await nosql.getAllTable();
    assert.ok(tables.some((each) => each.toJSON().name === 'webhook_logs'));
    assert.equal((await nosql.getTable('Queue')).toJSON().partition_key.column_name, 'pk');
    await assert.rejects(nosql.getTable('Nope'), { statusCode: 404, code: 'INVALID_ID' });
  },

  async insert() {
    const item = NoSQLItem.from({ pk: 'a', sk: 1, flag: true, nothing: null, list: ['x', 2], map: { k: 'v' } });
    const response = await table.insertItems({ item });
    assert.deepEqual(words(response), ['Success']);
    assert.ok(response.size > 0);
  },

  async conditionalInsert() {
    const first = await table.insertItems({ item: key('b', 1), condition: absent, return: NoSQLReturnValue.NEW });
    assert.deepEqual(words(first), ['Success']);
    assert.equal(first.getResponseData()[0].item.getString('pk'), 'b');
    const second = await table.insertItems({ item: key('b', 1), condition: absent });
    assert.deepEqual(words(second), ['CriteriaMismatch']);
    assert.equal(second.size, 0);
  },

  async fetch() {
    const response = await table.fetchItem({ keys: key('a', 1), consistent_read: true });
    const item = response.getResponseData()[0].item;
    assert.deepEqual(item.to(), { pk: 'a', sk: 1, flag: true, nothing: null, list: ['x', 2], map: { k: 'v' } });
    const part = await table.fetchItem({ keys: key('a', 1), required_attributes: [['map', 'k']] });
    assert.deepEqual(part.getResponseData()[0].item.to(), { map: { k: 'v' } });
  },

  async emptyReads() {
    const fetched = await table.fetchItem({ keys: key('never', 1) });
    assert.equal(fetched.size, 0);
    assert.throws(() => fetched.getResponseData(), { code: 'nosql/invalid_response' });
    const queried = await table.queryTable({ key_condition: equals('pk', 'never') });
    assert.throws(() => queried.getResponseData(), { code: 'nosql/invalid_response' });
  },

  async update() {
    const change = {
      keys: key('a', 1),
      update_attributes: [
        {
          operation_type: NoSQLUpdateOperationType.PUT,
          attribute_path: ['status'],
          update_value: NoSQLMarshall.makeString('NEW')
        },
        {
          operation_type: NoSQLUpdateOperationType.PUT,
          attribute_path: ['tries'],
          update_function: {
            function_name: 'if_not_exists',
            args: [{ attribute_path: ['tries'] }, NoSQLMarshall.makeNumber(1)]
          }
        },
        { operation_type: NoSQLUpdateOperationType.DELETE, attribute_path: ['flag'] }
      ]
    };
    const response = await table.updateItems({ ...change, return: NoSQLReturnValue.NEW });
    assert.deepEqual(words(response), ['Success']);
    const item = response.getResponseData()[0].item.to();
    assert.deepEqual([item.status, item.tries, 'flag' in item], ['NEW', 1, false]);
    const stale = await table.updateItems({ ...change, condition: equals(['status'], 'OLD') });
    assert.deepEqual(words(stale), ['ConditionMismatch']);
    const missing = await table.updateItems({ ...change, keys: key('never', 1) });
    assert.deepEqual(words(missing), ['ConditionMismatch']);
  },

  async paging() {
    for (let from = 1; from <= 60; from += 20) {
      const batch = Array.from({ length: 20 }, (_, i) => ({
        item: NoSQLItem.from({ pk: 'page', sk: from + i, status: i % 2 ? 'odd' : 'even' })
      }));
      assert.equal(words(await table.insertItems(...batch)).length, 20);
    }
    const found = [];
    let start_key;
    do {
      const page = await table.queryTable({ key_condition: equals('pk', 'page'), limit: 25, forward_scan: false, start_key });
      found.push(...numbers(page));
      start_key = page.start_key;
    } while (start_key);
    assert.deepEqual(found, Array.from({ length: 60 }, (_, i) => 60 - i));
  },

  async query() {
    const response = await table.queryTable({
      key_condition: {
        group_operator: 'AND',
        group: [
          equals('pk', 'page'),
          { attribute: 'sk', operator: NoSQLOperator.GREATER_EQUAL, value: NoSQLMarshall.makeNumber(58) }
        ]
      },
      other_condition: equals(['status'], 'even'),
      required_attributes: [['sk']],
      consistent_read: true
    });
    assert.deepEqual(numbers(response), [59]);
    await assert.rejects(
      table.queryTable({
        key_condition: { attribute: 'pk', operator: NoSQLOperator.BEGINS_WITH, value: NoSQLMarshall.makeString('p') }
      }),
      { statusCode: 400, message: 'PartitionKey operator must be equal' }
    );
  },

  async indexQuery() {
    const found = [];
    let start_key;
    do {
      const page = await table.queryIndex('ByStatus', { key_condition: equals(['status'], 'odd'), limit: 7, start_key });
      found.push(...numbers(page));
      start_key = page.start_key;
    } while (start_key);
    assert.deepEqual(found, Array.from({ length: 30 }, (_, i) => 2 * i + 2));
  },

  async deletion() {
    assert.deepEqual(words(await table.deleteItems({ keys: key('a', 1) })), ['Success']);
    const again = await table.deleteItems({ keys: key('a', 1) });
    assert.deepEqual(words(again), ['ConditionMismatch']);
    assert.equal(again.size, 0);
  },

  // The client counts characters where it should count bytes, so the end of the body is missing.
  async deletionCutShort() {
    await table.insertItems({ item: key('\u00e4\u20ac', 1) });
    await assert.rejects(table.deleteItems({ keys: key('\u00e4\u20ac', 1) }), { statusCode: 400, code: 'INVALID_INPUT' });
    assert.equal((await table.fetchItem({ keys: key('\u00e4\u20ac', 1) })).getResponseData().length, 1);
  },

  async mistakes() {
    await assert.rejects(table.insertItems({ item: NoSQLItem.from({ pk: 'a' }) }), {
      statusCode: 400,
      code: 'INVALID_KEY',
      message: 'Mandatory Key sk is missing in the item'
    });
    await assert.rejects(table.insertItems([{ item: key('a', 1) }]), { statusCode: 400, code: 'INVALID_INPUT' });
  }
};

async function drive() {
  await fetch(`${url}/sandbox/catalyst/tables`, { method: 'POST', body: JSON.stringify(DEFINITION) });
  for (const [name, step] of Object.entries(steps)) {
    await step();
    console.log(`ok ${name}`);
  }
}

drive().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
