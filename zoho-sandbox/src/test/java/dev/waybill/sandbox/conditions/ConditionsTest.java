package dev.waybill.sandbox.conditions;

import static dev.waybill.sandbox.values.Values.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final Attributes ITEM = ValueReader.attributes(json("""
            {'s':{'S':'abc'},'n':{'N':'10'},'t':{'BOOL':'true'},'z':{'NULL':true},'l':{'L':[{'S':'x'},{'N':'2'}]},
             'ss':{'SS':['p','q']},'m':{'M':{'k':{'S':'v'}}},'b':{'B':'aGk='}}"""));

    private static boolean holds(String condition) {
        return ConditionReader.read(json(condition)).test(ITEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s | equals | {'S':'abc'} | true",
                "s | equals | {'N':'10'} | false",
                "n | equals | {'N':'10.0'} | true",
                "n | equals | {'S':'10'} | false",
                "t | equals | {'BOOL':true} | true",
                "l | equals | {'L':[{'S':'x'},{'N':2}]} | true",
                "ss | equals | {'SS':['q','p']} | true",
                "s | not_equals | {'S':'abd'} | true",
                "s | not_equals | {'S':'abc'} | false",
                "s | not_equals | {'N':'1'} | true",
                "gone | not_equals | {'S':'abc'} | false",
                "n | greater_than | {'N':'9'} | true",
                "n | greater_than | {'N':'10'} | false",
                "n | greater_than | {'S':'9'} | false",
                "n | less_than | {'N':'10'} | false",
                "n | less_than | {'N':'11'} | true",
                "n | greater_equal | {'N':'10'} | true",
                "n | less_equal | {'N':'10'} | true",
                "s | less_than | {'S':'abd'} | true",
                "t | less_than | {'S':'x'} | false",
                "n | between | {'L':[{'N':'10'},{'N':'11'}]} | true",
                "n | between | {'SN':['1','9']} | false",
                "s | between | {'SS':['abb','abd']} | true",
                "n | not_between | {'SN':['1','9']} | true",
                "n | not_between | {'SN':['1','10']} | false",
                "n | not_between | {'SS':['1','9']} | false",
                "gone | not_between | {'SN':['1','9']} | false",
                "s | in | {'SS':['abc','x']} | true",
                "n | in | {'L':[{'S':'x'},{'N':'10.00'}]} | true",
                "s | in | {'L':[]} | false",
                "s | not_in | {'SS':['x']} | true",
                "s | not_in | {'SS':['abc']} | false",
                "gone | not_in | {'SS':['x']} | false",
                "s | contains | {'S':'b'} | true",
                "s | contains | {'N':'1'} | false",
                "ss | contains | {'S':'p'} | true",
                "ss | contains | {'S':'x'} | false",
                "l | contains | {'N':'2'} | true",
                "s | not_contains | {'S':'x'} | true",
                "s | not_contains | {'S':'b'} | false",
                "gone | not_contains | {'S':'b'} | false",
                "s | begins_with | {'S':'ab'} | true",
                "s | begins_with | {'S':'b'} | false",
                "n | begins_with | {'S':''} | false",
                "s | ends_with | {'S':'bc'} | true",
                "s | ends_with | {'S':'b'} | false"
            })
    void operators(String attribute, String operator, String value, boolean expected) {
        String comparison = "{'attribute':'%s','operator':'%s','value':%s%s}";

        assertThat(holds(comparison.formatted(attribute, operator, value, ""))).isEqualTo(expected);
        assertThat(holds(comparison.formatted(attribute, operator, value, ",'negate':true")))
                .isEqualTo(!expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'function':{'function_name':'attribute_exists','args':[{'attribute_path':['m','k']}]}} | true",
                "{'function':{'function_name':'attribute_exists','args':[{'attribute_path':['m','x']}]}} | false",
                "{'function':{'function_name':'attribute_exists','args':[{'attribute_path':'gone'}]},'negate':true} | true",
                "{'function':{'function_name':'attribute_exists','args':[{'attribute_path':['l','[1]']}]}} | true",
                "{'function':{'function_name':'attribute_exists','args':[{'attribute_path':['l','[2]']}]}} | false",
                "{'function':{'function_name':'attribute_type','args':[{'attribute_path':['n']},{'S':'N'}]}} | true",
                "{'function':{'function_name':'attribute_type','args':[{'attribute_path':['n']},{'S':'S'}]}} | false",
                "{'function':{'function_name':'attribute_type','args':[{'attribute_path':['gone']},{'S':'S'}]}} | false",
                "{'attribute':['m','k'],'operator':'equals','value':{'S':'v'}} | true",
                "{'attribute':['l','[0]'],'operator':'equals','value':{'S':'x'}} | true"
            })
    void functionsAndPaths(String condition, boolean expected) {
        assertThat(holds(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'attribute':'s','operator':'equals'}",
                "{'attribute':'s','operator':'EQUALS','value':{'S':'x'}}",
                "{'attribute':'s','operator':'equals','value':'x'}",
                "{'attribute':[],'operator':'equals','value':{'S':'x'}}",
                "{'attribute':'s','operator':'equals','value':{'S':'x'},'negate':7}",
                "{'attribute':'s','operator':'in','value':{'S':'x'}}",
                "{'attribute':'s','operator':'between','value':{'SS':['x']}}",
                "{'attribute':'s','operator':'begins_with','value':{'N':'1'}}",
                "{'attribute':'s','operator':'less_than','value':{'BOOL':true}}",
                "{'group_operator':'AND','group':[]}",
                "{'group_operator':'AND'}",
                "{'group_operator':'and','group':[{'attribute':'s','operator':'equals','value':{'S':'x'}}]}",
                "{'function':{'function_name':'size','args':[{'attribute_path':['s']}]}}",
                "{'function':{'function_name':'attribute_exists','args':['s']}}",
                "{'function':{'function_name':'attribute_exists','args':[]}}",
                "{'function':{'function_name':'attribute_type','args':[{'attribute_path':['s']}]}}",
                "{'function':{'function_name':'attribute_type','args':[{'attribute_path':['s']},{'S':'NS'}]}}"
            })
    void whatTheGrammarDoesNotKnowIsRefused(String condition) {
        assertThatThrownBy(() -> holds(condition))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.errorCode()).isEqualTo("INVALID_INPUT"));
    }
}
