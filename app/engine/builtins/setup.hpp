// The steps that make the built-in types and namespaces of a new interpreter, in the order machine/interpreter.cpp runs
// them.
//
// Before the first step every type in objects/types.def exists as an empty, flagged struct (so that strings, dicts and
// tuples can be made before their types are ready), the heap works, None, True, False and the shared ints exist. Each
// step fills the types of its family with make_type.
#pragma once

namespace slotscope {

void set_up_object_types();    // object, type, NoneType, ellipsis, NotImplementedType     objects/
void set_up_function_types();  // functions, methods, native, descriptors, property, super, mappingproxy, cell
void set_up_weakref_types();
void set_up_number_types();     // int, bool, float, complex
void set_up_text_types();       // str, bytes, bytearray, memoryview and their iterators
void set_up_sequence_types();   // list, tuple, range, slice and their iterators
void set_up_dict_types();       // dict, its views and iterators
void set_up_set_types();        // set, frozenset
void set_up_iterator_types();   // enumerate, zip, map, filter, reversed, iter(f, s), sequence iterator
void set_up_exception_types();  // all of exceptions.def, traceback
void set_up_module_type();      // module, simple namespace
void set_up_code_types();       // code, frame, generator, coroutine, async generator      machine/
void set_up_generic_types();    // types.GenericAlias, types.UnionType
void set_up_builtins();         // the namespace of builtins, sys

}  // namespace slotscope
